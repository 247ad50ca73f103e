import { useMemo } from 'react';
import { doCommand } from '@/api/door';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { useGo } from '@/lib/go';
import { projectPath } from '@/lib/paths';
import { localZone } from '@/lib/zone';
import { Checkbox } from '@/ui/Checkbox';
import { Form } from '@/ui/Form';
import { MarkdownField } from '@/ui/MarkdownField';
import { useNotices } from '@/ui/Notices';
import { SelectField } from '@/ui/SelectField';
import { SidePanel } from '@/ui/SidePanel';
import { TagsList } from '@/ui/TagsList';
import { TextField } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';
import { ZoneField } from '@/ui/ZoneField';
import { keyOf } from './keyOf';

const empty = {
  title: '',
  key: '',
  description: '',
  environment: '',
  time_zone: '',
  modules: [] as string[],
  private: false,
  approver: '',
};

/** A new project with its first approval member, who does everything else; only members can open it. */
export function NewProject({ onClose }: { onClose: () => void }) {
  const navigate = useGo();
  const people = useGet('people.list', {}).data?.people;
  const user = useGet('session.get', {}).data?.user;
  const me = user?.id;
  const { notify } = useNotices();
  const nameOf = (user: string) => people?.find(({ id }) => id === user)?.name ?? '';
  const environments = useGet('environments.list', {}).data?.environments ?? [];
  const form = useForm({
    initial: { ...empty, time_zone: user?.time_zone || localZone() },
    draft: 'project.new',
    submit: async (values) => {
      const key = values.key || keyOf(values.title);
      await doCommand('project.create', { ...values, key });
      onClose();
      if (values.approver === me) navigate(projectPath(key));
      else
        notify({
          tone: 'done',
          title: t('ui.projects.created', { title: values.title, name: nameOf(values.approver) }),
        });
    },
  });
  const approvers = useMemo(
    () =>
      (people ?? [])
        .filter(({ state }) => state === 'active')
        .map(({ id, name, email }) => ({ value: id, label: name, hint: email })),
    [people],
  );
  return (
    <SidePanel title={t('ui.projects.new')} label={t('ui.projects.new')} onClose={onClose}>
      <Form form={form} verb={t('ui.projects.create')} onCancel={onClose}>
        <TextField {...form.field('title')} label={t('ui.projects.title')} required max={100} autoFocus />
        <TextField
          {...form.field('key')}
          label={t('ui.projects.key')}
          hint={t('ui.projects.key_hint')}
          placeholder={keyOf(form.values.title)}
          mono
        />
        <SelectField
          {...form.field('approver')}
          label={t('ui.projects.approver')}
          hint={t('ui.projects.approver_hint')}
          options={approvers}
          required
        />
        <TagsList
          {...form.field('modules')}
          onChange={(modules) => form.set({ modules })}
          label={t('ui.projects.modules')}
          hint={t('ui.projects.modules_hint')}
          addLabel={t('ui.projects.modules_add')}
          draft="project.new.module"
        />
        <SelectField
          {...form.field('environment')}
          label={t('ui.projects.environment')}
          placeholder={t('ui.settings.no_environment')}
          options={environments.map(({ id, name }) => ({ value: id, label: name }))}
          clearable
        />
        <ZoneField {...form.field('time_zone')} label={t('ui.profile.time_zone')} />
        <MarkdownField {...form.field('description')} label={t('ui.projects.description')} />
        <Checkbox
          checked={form.values.private}
          onChange={(on) => form.set({ private: on })}
          label={t('ui.projects.private')}
          hint={t('ui.projects.private_hint')}
        />
      </Form>
    </SidePanel>
  );
}
