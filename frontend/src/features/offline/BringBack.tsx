import { useState } from 'react';
import type { AppError } from '@/api/call';
import { chooseCopy, type Returned, returnCopy } from '@/api/offline';
import { t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { Note } from '@/ui/Note';
import { Clash } from './Clash';

/** Brings a copy back: the file, what would come of it, and then the deed. */
export function BringBack({ onClose }: { onClose: () => void }) {
  const [path, setPath] = useState('');
  const [dry, setDry] = useState<Returned | null>(null);
  const [done, setDone] = useState<Returned | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (refused) {
      setError(refused as AppError);
    } finally {
      setBusy(false);
    }
  };
  const choose = () =>
    attempt(async () => {
      const chosen = await chooseCopy();
      if (!chosen) return;
      setPath(chosen);
      setDry(await returnCopy(chosen, true));
    });
  const bring = () => attempt(async () => setDone(await returnCopy(path, false)));
  return (
    <section className="stack g8" aria-label={t('ui.offline.return')}>
      {error && <Note tone="fail" title={error.message} />}
      {!dry && <Begin busy={busy} onChoose={choose} onClose={onClose} />}
      {dry && !done && <Plan dry={dry} busy={busy} onBring={bring} onClose={onClose} />}
      {done && (
        <Note
          tone="done"
          title={t('ui.offline.returned', { count: done.results.filter((one) => one.done).length })}
          action={<Close onClose={onClose} />}
        >
          {done.results.some((one) => !one.done) && t('ui.offline.to_settle')}
        </Note>
      )}
    </section>
  );
}

function Close({ onClose }: { onClose: () => void }) {
  return (
    <Button size="s" kind="quiet" onClick={onClose}>
      {t('ui.dialog.close')}
    </Button>
  );
}

function Begin({ busy, onChoose, onClose }: { busy: boolean; onChoose: () => void; onClose: () => void }) {
  return (
    <Note tone="info">
      <span className="row g8">
        {t('ui.offline.return_body')}
        <Button size="s" busy={busy} onClick={onChoose}>
          {t('ui.offline.choose')}
        </Button>
        <Button size="s" kind="quiet" busy={busy} onClick={onClose}>
          {t('ui.form.cancel')}
        </Button>
      </span>
    </Note>
  );
}

interface PlanProps {
  dry: Returned;
  busy: boolean;
  onBring: () => void;
  onClose: () => void;
}

function Plan({ dry, busy, onBring, onClose }: PlanProps) {
  const refused = dry.results.filter((one) => !one.done);
  if (dry.results.length === 0) {
    return <Note tone="done" title={t('ui.offline.nothing_new')} action={<Close onClose={onClose} />} />;
  }
  return (
    <div className="stack g8">
      <h2 className="t16 b">{t('ui.offline.dry', { count: dry.results.length - refused.length })}</h2>
      {refused.length > 0 && <p className="c2">{t('ui.offline.dry_refused', { count: refused.length })}</p>}
      {refused.map((one) => (
        <Clash key={one.entry} {...one} />
      ))}
      <span className="row g8">
        <Button kind="primary" busy={busy} onClick={onBring}>
          {t('ui.offline.return_now')}
        </Button>
        <Button kind="quiet" busy={busy} onClick={onClose}>
          {t('ui.form.cancel')}
        </Button>
      </span>
    </div>
  );
}
