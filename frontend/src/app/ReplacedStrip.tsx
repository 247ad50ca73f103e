import { type SessionState, session, useEnter } from '@/api/session';
import { t } from '@/i18n/i18n';
import { ReplacedKey } from '@/parts/ReplacedKey';
import { Button } from '@/ui/Button';
import { useNotices } from '@/ui/Notices';

/** Tells the person who signed in that the own keys are others than before, until that is said to be right. */
export function ReplacedStrip({ state }: { state: SessionState }) {
  const enter = useEnter();
  const { refuse } = useNotices();
  const know = () => enter(session.knowKey).catch((error: Error) => refuse(t('ui.session.know_key'), error));
  return (
    <ReplacedKey
      replaced={state.replaced.find(({ user }) => user === state.user)}
      action={
        <Button size="s" onClick={() => void know()}>
          {t('ui.session.know_key')}
        </Button>
      }
    />
  );
}
