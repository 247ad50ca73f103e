import { useState } from 'react';
import { chooseCopy } from '@/api/offline';
import { type SessionState, useEnter } from '@/api/session';
import { useRecentWorkspaces, workspaces } from '@/api/workspaces';
import { t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { useNotices } from '@/ui/Notices';

/** While the drive is away: leads to an offline copy of the workspace on this computer. */
export function GoOffline({ state }: { state: SessionState }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="s" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('ui.frame.offline')}
      </Button>
      <Dialog title={t('ui.frame.offline_title')} width={560} open={open} onClose={() => setOpen(false)}>
        <Copies state={state} />
      </Dialog>
    </>
  );
}

/** Those that were opened here before, and any other by its file. */
function Copies({ state }: { state: SessionState }) {
  const recent = useRecentWorkspaces().data ?? [];
  const [busy, setBusy] = useState(false);
  const enter = useEnter();
  const { refuse } = useNotices();
  const known = recent.filter(
    ({ offline, missing, fingerprint, path }) =>
      offline && !missing && fingerprint === state.fingerprint && path !== state.path,
  );
  const go = async (which: () => Promise<string>) => {
    setBusy(true);
    try {
      const path = await which();
      if (path) await enter(() => workspaces.open(path));
    } catch (error) {
      refuse(t('ui.welcome.not_opened'), error as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="stack g16">
      <p>{t('ui.frame.offline_body')}</p>
      {known.length > 0 ? (
        <section className="stack g8">
          <h3 className="t13 b">{t('ui.frame.offline_known')}</h3>
          {known.map(({ path }) => (
            <div key={path} className="row g12">
              <span className="grow mono" style={{ overflowWrap: 'anywhere' }}>
                {path}
              </span>
              <Button busy={busy} onClick={() => void go(async () => path)}>
                {t('ui.frame.offline_open')}
              </Button>
            </div>
          ))}
        </section>
      ) : (
        <p className="t13 c2">{t('ui.frame.offline_none')}</p>
      )}
      <div className="row">
        <Button busy={busy} onClick={() => void go(chooseCopy)}>
          {t('ui.frame.offline_choose')}
        </Button>
      </div>
    </div>
  );
}
