import { useState } from 'react';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { useGo } from '@/lib/go';
import { projectPath } from '@/lib/paths';
import { Button } from '@/ui/Button';
import { Checkbox } from '@/ui/Checkbox';
import { useConfirm } from '@/ui/Confirm';
import { Form } from '@/ui/Form';
import { Note } from '@/ui/Note';
import { useNotices } from '@/ui/Notices';
import { SelectField } from '@/ui/SelectField';
import { SidePanel } from '@/ui/SidePanel';
import { useForm } from '@/ui/useForm';
import type { Member } from './People';
import classes from './Project.module.css';
import type { Project } from './ProjectPage';

/** The roles in the order in which they are shown, each with what it may do. */
const roleWords = () => [
  { role: 'view', label: t('ui.role.view'), hint: t('ui.role.view_may') },
  { role: 'entry', label: t('ui.role.entry'), hint: t('ui.role.entry_may') },
  { role: 'review', label: t('ui.role.review'), hint: t('ui.role.review_may') },
  { role: 'approval', label: t('ui.role.approval'), hint: t('ui.role.approval_may') },
  { role: 'execute', label: t('ui.role.execute'), hint: t('ui.role.execute_may') },
];

interface MemberPanelProps {
  project: Project;
  /** None: a new member. */
  member?: Member;
  onClose: () => void;
}

/** The roles of a member, or of somebody who becomes one. */
export function MemberPanel({ project, member, onClose }: MemberPanelProps) {
  const title = member?.name ?? t('ui.project.add_member');
  const set = useDo('member.set');
  const form = useForm({
    initial: { user: member?.user ?? '', roles: member?.roles ?? [] },
    draft: `member.set.${project.id}.${member?.user ?? ''}`,
    submit: (values) => {
      const seen = member?.seen ?? project.candidates.find(({ user }) => user === values.user)?.seen ?? '';
      return set.run({ project: project.id, user: values.user, roles: values.roles, seen });
    },
    onDone: onClose,
  });
  const tick = (role: string) => (on: boolean) =>
    form.set({ roles: on ? [...form.values.roles, role] : form.values.roles.filter((one) => one !== role) });
  return (
    <SidePanel
      title={<b>{title}</b>}
      label={title}
      onClose={onClose}
      foot={member && <Remove project={project} member={member} onClose={onClose} />}
    >
      <Form
        form={form}
        verb={member ? t('ui.project.save_roles') : t('ui.project.add_member')}
        reason={reasonFor(member?.can ?? project.can, 'member.set')}
        onCancel={onClose}
      >
        {member && !member.key_confirmed && !member.invited && (
          <Note tone="hold" title={t('ui.project.key_unconfirmed_lead')}>
            {t('ui.project.key_unconfirmed_why')}
          </Note>
        )}
        {!member && (
          <SelectField
            label={t('ui.project.person')}
            required
            options={project.candidates.map(({ user, name }) => ({ value: user, label: name }))}
            {...form.field('user')}
          />
        )}
        <RoleBoxes roles={form.values.roles} tick={tick} problem={form.error?.fields.roles} />
      </Form>
    </SidePanel>
  );
}

interface RoleBoxesProps {
  roles: readonly string[];
  tick: (role: string) => (on: boolean) => void;
  problem?: { key: string; params?: Record<string, string> };
}

/** The five roles as boxes; a member may hold several. */
function RoleBoxes({ roles, tick, problem }: RoleBoxesProps) {
  return (
    <fieldset className={`stack g8 ${classes.roles}`}>
      <legend className="sec">{t('ui.project.roles')}</legend>
      {roleWords().map(({ role, label, hint }, i) => (
        <Checkbox
          key={role}
          label={label}
          hint={hint}
          checked={roles.includes(role)}
          onChange={tick(role)}
          problem={i === 0 ? problem : undefined}
        />
      ))}
    </fieldset>
  );
}

function Remove({ project, member, onClose }: { project: Project; member: Member; onClose: () => void }) {
  const remove = useDo('member.remove');
  const confirm = useConfirm();
  const { notify, refuse } = useNotices();
  const navigate = useGo();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    const sure = await confirm({
      title: t('ui.project.remove_member', { name: member.name }),
      body: t('ui.project.remove_member_why'),
      verb: t('ui.project.remove'),
      danger: true,
    });
    if (!sure) return;
    setBusy(true);
    try {
      await remove.run({ project: project.id, user: member.user, seen: member.seen });
      notify({
        tone: 'done',
        title: t('ui.project.removed', { name: member.name }),
        action: {
          label: t('ui.project.could_read'),
          run: () => navigate(`${projectPath(project.key, 'settings/secrets')}?person=${member.user}`),
        },
      });
      onClose();
    } catch (error) {
      refuse(t('ui.project.remove'), error as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button kind="danger" busy={busy} reason={reasonFor(member.can, 'member.remove')} onClick={() => void run()}>
      {t('ui.project.remove')}
    </Button>
  );
}
