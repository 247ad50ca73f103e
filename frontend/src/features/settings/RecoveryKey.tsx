import { useState } from 'react';
import type { ProjectKeysView, ProjectView } from '@/api/door';
import { useProjectKey } from '@/api/secrets';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { Button } from '@/ui/Button';
import { Form } from '@/ui/Form';
import { Note } from '@/ui/Note';
import { useNotices } from '@/ui/Notices';
import { SidePanel } from '@/ui/SidePanel';
import { PasswordField } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';

/** The printed key of the workspace: it can be given this project's key, and bring it back. */
export function RecoveryKey({ project, keys }: { project: ProjectView; keys: ProjectKeysView }) {
  const [open, setOpen] = useState(false);
  const sealed = keys.generations.some(({ recovery }) => recovery);
  return (
    <>
      {keys.recovery_offered && <Offer project={project.id} keys={keys} />}
      {!keys.mine && sealed && (
        <Note
          tone="info"
          icon="key"
          title={t('ui.secrets.recover_offer')}
          action={
            <Button onClick={() => setOpen(true)} aria-haspopup="dialog">
              {t('ui.secrets.recover')}
            </Button>
          }
        >
          {t('ui.secrets.recover_why')}
        </Note>
      )}
      {open && <Recover project={project.id} onClose={() => setOpen(false)} />}
    </>
  );
}

function Offer({ project, keys }: { project: string; keys: ProjectKeysView }) {
  const { giveToRecovery } = useProjectKey(project);
  const { notify, refuse } = useNotices();
  const [busy, setBusy] = useState(false);
  const verb = t('ui.secrets.seal_to_recovery');
  const run = async () => {
    setBusy(true);
    try {
      await giveToRecovery();
      notify({ tone: 'done', title: t('ui.secrets.sealed_to_recovery') });
    } catch (error) {
      refuse(verb, error as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Note
      tone="hold"
      title={t('ui.secrets.recovery_missing')}
      action={
        <Button busy={busy} reason={reasonFor(keys.can, 'project_key.grant')} onClick={() => void run()}>
          {verb}
        </Button>
      }
    >
      {t('ui.secrets.recovery_missing_why')}
    </Note>
  );
}

function Recover({ project, onClose }: { project: string; onClose: () => void }) {
  const { recover } = useProjectKey(project);
  const { notify } = useNotices();
  const form = useForm({
    initial: { code: '' },
    submit: ({ code }) => recover(code.trim()),
    onDone: () => {
      notify({ tone: 'done', title: t('ui.secrets.recovered') });
      onClose();
    },
  });
  const title = t('ui.secrets.recover');
  return (
    <SidePanel title={<b>{title}</b>} label={title} onClose={onClose}>
      <Form form={form} verb={title} onCancel={onClose}>
        <PasswordField
          label={t('ui.secrets.code')}
          hint={t('ui.secrets.code_hint')}
          autoFocus
          {...form.field('code')}
        />
      </Form>
    </SidePanel>
  );
}
