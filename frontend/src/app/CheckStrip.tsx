import { type SessionState, useEnter } from '@/api/session';
import { workspaces } from '@/api/workspaces';
import { say, t } from '@/i18n/i18n';
import { numberText } from '@/i18n/locale';
import { Button } from '@/ui/Button';
import { useConfirm } from '@/ui/Confirm';
import { Note } from '@/ui/Note';
import { useNotices } from '@/ui/Notices';
import { GoOffline } from './GoOffline';

/** That the drive is away, or that the journal is still being verified, does not verify, or lacks what was seen here; nothing when all is well. */
export function CheckStrip({ state }: { state: SessionState }) {
  const { check, loss, place } = state;
  if (place?.away) {
    return (
      <Note tone="fail" title={t('ui.frame.away_lead')} action={<GoOffline state={state} />}>
        {t('ui.frame.away_body')}
      </Note>
    );
  }
  if (check.problem) {
    return (
      <Note
        tone="fail"
        title={t(loss ? 'ui.frame.lost' : 'ui.frame.broken')}
        action={loss && <AcceptLoss name={state.name} seen={loss.seen} missing={loss.missing} />}
      >
        {say(check.problem)}
      </Note>
    );
  }
  if (check.finished || check.total === 0) return null;
  const far = { done: numberText(check.done), total: numberText(check.total) };
  return <Note tone="run">{t('ui.frame.verifying', far)}</Note>;
}

interface AcceptLossProps {
  name: string;
  seen: string;
  missing: number;
}

/** Goes on with the file as it is: a deliberate act, so the name of the workspace is typed. */
function AcceptLoss({ name, seen, missing }: AcceptLossProps) {
  const confirm = useConfirm();
  const enter = useEnter();
  const { notify, refuse } = useNotices();
  const accept = async () => {
    const yes = await confirm({
      title: t('ui.frame.accept_loss_title'),
      body: missing > 0 ? t('ui.frame.accept_loss_body', { count: missing }) : t('ui.frame.accept_history_body'),
      verb: t('ui.frame.accept_loss_do'),
      danger: true,
      typed: name,
    });
    if (!yes) return;
    try {
      await enter(() => workspaces.acceptLoss(seen));
      notify({ tone: 'done', title: t('ui.frame.loss_accepted') });
    } catch (error) {
      refuse(t('ui.frame.accept_loss'), error as Error);
    }
  };
  return (
    <Button size="s" onClick={() => void accept()}>
      {t('ui.frame.accept_loss')}
    </Button>
  );
}
