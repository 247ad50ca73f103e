import { doCommand, type ProjectRow } from '@/api/door';
import { t } from '@/i18n/i18n';
import { useGo } from '@/lib/go';
import { projectPath } from '@/lib/paths';
import { Form } from '@/ui/Form';
import { SidePanel } from '@/ui/SidePanel';
import { TextField } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';
import { keyOf } from './keyOf';

/** A new project with the settings, templates and members of another. */
export function CloneProject({ project, onClose }: { project: ProjectRow; onClose: () => void }) {
  const navigate = useGo();
  const form = useForm({
    initial: { title: '', key: '' },
    draft: `project.clone.${project.id}`,
    submit: async (values) => {
      const key = values.key || keyOf(values.title);
      await doCommand('project.clone', { project: project.id, title: values.title, key });
      onClose();
      navigate(projectPath(key));
    },
  });
  const head = t('ui.projects.clone_title', { title: project.title });
  return (
    <SidePanel title={head} label={head} onClose={onClose}>
      <Form form={form} verb={t('ui.projects.clone')} onCancel={onClose}>
        <p className="t13 c2">{t('ui.projects.clone_body')}</p>
        <TextField {...form.field('title')} label={t('ui.projects.title')} required max={100} autoFocus />
        <TextField
          {...form.field('key')}
          label={t('ui.projects.key')}
          hint={t('ui.projects.key_hint')}
          placeholder={keyOf(form.values.title)}
          mono
        />
      </Form>
    </SidePanel>
  );
}
