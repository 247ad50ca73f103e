import { doCommand, type EnvironmentView } from '@/api/door';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { EditForm } from '@/parts/edit/EditForm';
import { useEdit } from '@/parts/edit/useEdit';
import { Button } from '@/ui/Button';
import { useConfirm } from '@/ui/Confirm';
import { Form } from '@/ui/Form';
import { useNotices } from '@/ui/Notices';
import { SidePanel } from '@/ui/SidePanel';
import { TextArea, TextField } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';

/** A new environment. */
export function NewEnvironment({ onClose }: { onClose: () => void }) {
  const form = useForm({
    initial: { name: '', description: '' },
    draft: 'environment.new',
    submit: (values) => doCommand('environment.create', values),
    onDone: onClose,
  });
  return (
    <SidePanel title={t('ui.admin.new_environment')} label={t('ui.admin.new_environment')} onClose={onClose}>
      <Form form={form} verb={t('ui.admin.add')} onCancel={onClose}>
        <TextField
          {...form.field('name')}
          label={t('ui.admin.name')}
          hint={t('ui.admin.environment_hint')}
          required
          autoFocus
        />
        <TextArea {...form.field('description')} label={t('ui.admin.description')} />
      </Form>
    </SidePanel>
  );
}

/** An environment to look at, to edit, to delete. */
export function EnvironmentPanel({ environment, onClose }: { environment: EnvironmentView; onClose: () => void }) {
  const people = useGet('people.list', {}).data?.people ?? [];
  const remove = useDelete(environment, onClose);
  const { name, description } = environment;
  const edit = useEdit({
    record: environment,
    initial: { name, description },
    draft: `environment.edit.${environment.id}`,
    save: (patch) => doCommand('environment.edit', { environment: environment.id, ...patch }),
    onDone: onClose,
  });
  const labels = { name: t('ui.admin.name'), description: t('ui.admin.description') };
  const off = reasonFor(environment.can, 'environment.edit');
  return (
    <SidePanel
      title={environment.name}
      label={environment.name}
      onClose={onClose}
      foot={
        <Button
          kind="danger"
          icon="delete"
          reason={reasonFor(environment.can, 'environment.delete')}
          onClick={() => void remove()}
        >
          {t('ui.admin.delete')}
        </Button>
      }
    >
      <EditForm
        edit={edit}
        verb={t('ui.profile.save')}
        reason={off ?? (edit.form.dirty ? undefined : t('ui.profile.nothing_changed'))}
        labels={labels}
        nameOf={(user) => people.find(({ id }) => id === user)?.name ?? ''}
      >
        <TextField {...edit.form.field('name')} label={labels.name} off={off} required />
        <TextArea {...edit.form.field('description')} label={labels.description} />
      </EditForm>
    </SidePanel>
  );
}

function useDelete({ id, name }: EnvironmentView, onDone: () => void) {
  const confirm = useConfirm();
  const { notify, refuse } = useNotices();
  return async () => {
    const sure = await confirm({
      title: t('ui.admin.delete_environment', { name }),
      verb: t('ui.admin.delete'),
      danger: true,
    });
    if (!sure) return;
    try {
      await doCommand('environment.delete', { environment: id });
      notify({ tone: 'done', title: t('ui.admin.environment_deleted', { name }) });
      onDone();
    } catch (error) {
      refuse(t('ui.admin.delete_environment', { name }), error as Error);
    }
  };
}
