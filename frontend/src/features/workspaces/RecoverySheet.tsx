import { printPage } from '@/api/desktop';
import type { MadeWorkspace } from '@/api/workspaces';
import { t } from '@/i18n/i18n';
import { fileFact } from '@/parts/folder/fileFact';
import { Button } from '@/ui/Button';
import { CodeBlock } from '@/ui/CodeBlock';
import { Facts } from '@/ui/Facts';
import { Note } from '@/ui/Note';
import { useNotices } from '@/ui/Notices';
import { PlainPage } from '@/ui/PlainPage';
import classes from './RecoverySheet.module.css';

/** The recovery key of a new workspace, for the only time: on paper and then in a safe. */
export function RecoverySheet({ made, onAway }: { made: MadeWorkspace; onAway: () => void }) {
  const { refuse } = useNotices();
  const { name, fingerprint, path } = made.state;
  const print = () => printPage().catch((error: Error) => refuse(t('ui.recovery.print'), error));
  return (
    <PlainPage width={560}>
      <div className="stack g16">
        <h1 className="t20 b">{t('ui.recovery.title', { name })}</h1>
        <div className={classes.screen}>
          <Note tone="hold" title={t('ui.recovery.once')} />
        </div>
        <CodeBlock large text={made.recovery_key} host={t('ui.recovery.key')} />
        <p className="t13">{t('ui.recovery.use')}</p>
        <Facts
          facts={[
            [t('ui.recovery.workspace'), name],
            [
              t('ui.recovery.fingerprint'),
              <span key="fingerprint" className="mono">
                {fingerprint}
              </span>,
            ],
            fileFact(path),
          ]}
        />
        <div className={`row g8 ${classes.screen}`}>
          <Button kind="primary" icon="print" onClick={() => void print()}>
            {t('ui.recovery.print')}
          </Button>
          <Button onClick={onAway}>{t('ui.recovery.away')}</Button>
        </div>
      </div>
    </PlainPage>
  );
}
