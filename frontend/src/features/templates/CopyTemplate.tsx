import { get } from '@/api/door';
import { useDo, useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { useGo } from '@/lib/go';
import { projectPath } from '@/lib/paths';
import { Form } from '@/ui/Form';
import { useNotices } from '@/ui/Notices';
import { SelectField } from '@/ui/SelectField';
import { SidePanel } from '@/ui/SidePanel';
import { TextField } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';
import { definitionOf, type Template } from './definition';

/** Makes the same template in another project. */
export function CopyTemplate({ template, onClose }: { template: Template; onClose: () => void }) {
  const navigate = useGo();
  const { notify } = useNotices();
  const create = useDo('template.create');
  const mine = useGet('projects.list', {}).data?.mine;
  const others = mine?.filter(({ id, can }) => id !== template.project && can.includes('template.create')) ?? [];
  const form = useForm({
    initial: { project: '', title: template.title },
    draft: `template.copy.${template.id}`,
    submit: async ({ project, title }) => {
      const { people } = await get('project.choices', { project });
      const owner = people.some(({ user }) => user === template.owner) ? template.owner : '';
      const made = await create.run({ project, kind: template.kind, ...definitionOf(template), owner, title });
      const target = others.find(({ id }) => id === project);
      if (!target) return;
      notify({
        tone: 'done',
        title: t('ui.templates.copied_to', { title, project: target.title }),
        action: {
          label: t('ui.templates.copy_to_open'),
          run: () => navigate(`${projectPath(target.key)}/templates/${made.record}`),
        },
      });
    },
    onDone: onClose,
  });
  const none = mine && others.length === 0 ? t('ui.templates.copy_to_none') : undefined;
  const head = t('ui.templates.copy_to');
  return (
    <SidePanel title={head} label={head} onClose={onClose}>
      <Form form={form} verb={t('ui.templates.copy_to_verb')} reason={none} onCancel={onClose}>
        <p className="t13 c2">{t('ui.templates.copy_to_body')}</p>
        <SelectField
          {...form.field('project')}
          label={t('ui.templates.to_project')}
          options={others.map(({ id, title, key }) => ({ value: id, label: title, hint: key }))}
          required
          off={none}
        />
        <TextField {...form.field('title')} label={t('ui.templates.title')} required max={100} />
      </Form>
    </SidePanel>
  );
}
