import { doCommand, type SessionView } from '@/api/door';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { EditForm } from '@/parts/edit/EditForm';
import { useEdit } from '@/parts/edit/useEdit';
import { Checkbox } from '@/ui/Checkbox';
import { useNotices } from '@/ui/Notices';
import { NumberField } from '@/ui/NumberField';
import { TextField } from '@/ui/TextField';
import classes from './Administration.module.css';

const megabyte = 1 << 20;

/** What holds in the whole workspace. */
export function Settings({ session: { workspace, workspace_digests, can } }: { session: SessionView }) {
  const people = useGet('people.list', {}).data?.people ?? [];
  const { notify } = useNotices();
  const { name, confirmed_keys_only, file_limit } = workspace;
  const edit = useEdit({
    record: { ...workspace, digests: workspace_digests },
    initial: { name, confirmed_keys_only, file_limit },
    draft: 'workspace.edit',
    save: (patch) => doCommand('workspace.edit', patch),
    onDone: () => notify({ tone: 'done', title: t('ui.profile.saved') }),
  });
  const { form } = edit;
  const off = reasonFor(can, 'workspace.edit');
  const labels = {
    name: t('ui.new_workspace.name'),
    confirmed_keys_only: t('ui.admin.confirmed_only'),
    file_limit: t('ui.admin.file_limit'),
  };
  return (
    <div className={classes.form}>
      <EditForm
        edit={edit}
        verb={t('ui.profile.save')}
        stays
        reason={off ?? (form.dirty ? undefined : t('ui.profile.nothing_changed'))}
        labels={labels}
        nameOf={(user) => people.find(({ id }) => id === user)?.name ?? ''}
      >
        <TextField {...form.field('name')} label={labels.name} off={off} required />
        <NumberField
          {...form.field('file_limit')}
          value={form.values.file_limit === 0 ? null : Math.round(form.values.file_limit / megabyte)}
          onChange={(limit) => form.set({ file_limit: (limit ?? 0) * megabyte })}
          label={labels.file_limit}
          hint={t('ui.admin.file_limit_hint')}
          unit={t('ui.admin.megabytes')}
          off={off}
          required
        />
        <Checkbox
          checked={form.values.confirmed_keys_only}
          onChange={(on) => form.set({ confirmed_keys_only: on })}
          label={labels.confirmed_keys_only}
          hint={t('ui.admin.confirmed_only_hint')}
          off={off}
        />
      </EditForm>
    </div>
  );
}
