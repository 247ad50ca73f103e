import { useState } from 'react';
import { useEnter } from '@/api/session';
import { chooseWorkspace, type MadeWorkspace, useRecentWorkspaces, workspaces } from '@/api/workspaces';
import { useSample } from '@/app/useSample';
import { t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { Loaded } from '@/ui/ErrorBox';
import { useNotices } from '@/ui/Notices';
import { PlainPage } from '@/ui/PlainPage';
import { NewWorkspaceForm } from './NewWorkspaceForm';
import { RecentList } from './RecentList';
import { useDroppedFile } from './useDroppedFile';

import { useVersion } from './useVersion';
import classes from './Welcome.module.css';

/** No workspace is open: those opened before, a new one, another file, the sample. */
export function Welcome({ onRecoveryKey }: { onRecoveryKey: (made: MadeWorkspace) => void }) {
  const [making, setMaking] = useState(false);
  const [opening, setOpening] = useState('');
  const enter = useEnter();
  const recent = useRecentWorkspaces();
  const sample = useSample();
  const version = useVersion();
  const { refuse } = useNotices();

  const open = async (path: string) => {
    setOpening(path);
    try {
      await enter(() => workspaces.open(path));
    } catch (error) {
      refuse(t('ui.welcome.not_opened'), error as Error);
    } finally {
      setOpening('');
    }
  };
  const choose = async () => {
    const path = await chooseWorkspace();
    if (path) await open(path);
  };
  useDroppedFile((path) => void open(path));

  if (making) return <NewWorkspaceForm onBack={() => setMaking(false)} onRecoveryKey={onRecoveryKey} />;
  return (
    <PlainPage width={560} foot={version && t('ui.welcome.version', { version })}>
      <h1 className="t26 b">{t('ui.welcome.title')}</h1>
      <p className={`c2 ${classes.intro}`}>{t('ui.welcome.intro')}</p>
      <div className={`row g8 wrap ${classes.buttons}`}>
        <Button kind="primary" icon="plus" onClick={() => setMaking(true)}>
          {t('ui.welcome.new')}
        </Button>
        <Button icon="workspace" onClick={() => void choose()}>
          {t('ui.welcome.open')}
        </Button>
        <Button icon="show" busy={sample.busy} onClick={() => void sample.open()}>
          {sample.percent === null
            ? t('ui.welcome.sample')
            : t('ui.welcome.making_sample', { percent: sample.percent })}
        </Button>
      </div>
      <p className="t12 c3">
        {t('ui.welcome.sample_hint')} {t('ui.welcome.drop')}
      </p>
      <section className={classes.recent} aria-labelledby="recent">
        <h2 id="recent" className="sec">
          {t('ui.welcome.recent')}
        </h2>
        <Loaded query={recent}>
          {(list) => <RecentList list={list} opening={opening} onOpen={(path) => void open(path)} />}
        </Loaded>
      </section>
    </PlainPage>
  );
}
