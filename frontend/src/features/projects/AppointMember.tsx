import { doCommand, type ProjectRow } from '@/api/door';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { Form } from '@/ui/Form';
import { useNotices } from '@/ui/Notices';
import { SelectField } from '@/ui/SelectField';
import { SidePanel } from '@/ui/SidePanel';
import { useForm } from '@/ui/useForm';

/** An administrator gives a project a further approval member, as when the last one left. */
export function AppointMember({ project, onClose }: { project: ProjectRow; onClose: () => void }) {
  const people = useGet('member.appointable', { project: project.id }).data?.people ?? [];
  const { notify } = useNotices();
  const form = useForm({
    initial: { user: '' },
    draft: `member.appoint.${project.id}`,
    submit: async ({ user }) => {
      const person = people.find((one) => one.user === user);
      await doCommand('member.appoint', { project: project.id, user, seen: person?.seen ?? '' });
      notify({ tone: 'done', title: t('ui.projects.appointed', { name: person?.name, title: project.title }) });
      onClose();
    },
  });
  const head = t('ui.projects.appoint_title', { title: project.title });
  return (
    <SidePanel title={head} label={head} onClose={onClose}>
      <Form
        form={form}
        verb={t('ui.projects.appoint_verb')}
        reason={form.values.user ? undefined : t('ui.projects.appoint_first')}
        onCancel={onClose}
      >
        <p className="t13 c2">{t('ui.projects.appoint_body')}</p>
        <SelectField
          {...form.field('user')}
          label={t('ui.projects.approver')}
          options={people.map(({ user, name }) => ({ value: user, label: name }))}
          required
        />
      </Form>
    </SidePanel>
  );
}
