import { useEffect, useRef, useState } from 'react';
import { AppError } from '@/api/call';
import { useEnter } from '@/api/session';
import {
  chooseWorkspace,
  type MadeWorkspace,
  type OlderWorkspace,
  olderWorkspace,
  useRecentWorkspaces,
  workspaces,
} from '@/api/workspaces';
import type { Unopened } from '@/app/useAskedWorkspace';
import { useSample } from '@/app/useSample';
import { t } from '@/i18n/i18n';
import { lazyPage } from '@/lib/lazyPage';
import { CheckFolderDialog } from '@/parts/folder/CheckFolderDialog';
import { useFolderCheck } from '@/parts/folder/useFolderCheck';
import { LanguageMenu } from '@/parts/LanguageMenu';
import { Loaded } from '@/ui/ErrorBox';
import { useNotices } from '@/ui/Notices';
import type { NotOpened } from './CopyOutWorkspace';
import { NewWorkspaceForm } from './NewWorkspaceForm';
import { RecentList } from './RecentList';
import { RestoreWorkspace } from './RestoreWorkspace';
import { UpgradeWorkspace } from './UpgradeWorkspace';
import { useDroppedFile } from './useDroppedFile';
import { useVersion } from './useVersion';
import { WelcomePage } from './WelcomePage';

const CopyOutWorkspace = lazyPage(() => import('./CopyOutWorkspace'), 'CopyOutWorkspace');

/** What is wrong with a file that only a restored one can take the place of. */
const beyondUse = ['workspace.damaged', 'workspace.schema_changed', 'journal.broken'];

/** Why a drive is one on which no workspace is opened. */
const refusedDrive = ['share.webdav', 'share.stale', 'share.synced', 'share.unfit'];

interface WelcomeProps {
  /** A file that was asked for from outside of the window and not opened. */
  unopened?: Unopened | null;
  onRecoveryKey: (made: MadeWorkspace) => void;
}

/** No workspace is open: those opened before, a new one, another file, the sample. */
export function Welcome({ unopened, onRecoveryKey }: WelcomeProps) {
  const [making, setMaking] = useState(false);
  const [opening, setOpening] = useState('');
  const [older, setOlder] = useState<OlderWorkspace | null>(null);
  const [damaged, setDamaged] = useState('');
  const [elsewhere, setElsewhere] = useState<NotOpened | null>(null);
  const checking = useFolderCheck();
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
      await explain(path, error as Error);
    } finally {
      setOpening('');
    }
  };
  /** Why a file was not opened, and what can be done: some files lead straight there. */
  const explain = async (path: string, error: Error) => {
    const key = error instanceof AppError ? error.key : '';
    try {
      if (key === 'workspace.older') return setOlder(await olderWorkspace(path));
    } catch (why) {
      return refuse(t('ui.welcome.not_opened'), why as Error);
    }
    if (beyondUse.includes(key)) return setDamaged(path);
    if (refusedDrive.includes(key)) return setElsewhere({ path, why: error.message });
    refuse(t('ui.welcome.not_opened'), error);
  };
  const choose = async () => {
    try {
      const path = await chooseWorkspace();
      if (path) await open(path);
    } catch (error) {
      refuse(t('ui.welcome.not_opened'), error as Error);
    }
  };
  const busy = opening !== '' || sample.busy; // what comes of it would take people from where they went meanwhile
  const bare = !(older || damaged || elsewhere || making);
  useDroppedFile((path) => {
    if (bare && !busy) void open(path);
  });

  const tell = useRef(explain);
  tell.current = async (path, error) => (bare ? explain(path, error) : refuse(t('ui.welcome.not_opened'), error));
  useEffect(() => {
    if (unopened) void tell.current(unopened.path, unopened.error);
  }, [unopened]);

  if (older) return <UpgradeWorkspace older={older} onBack={() => setOlder(null)} />;
  const openNew = (path: string) => {
    setDamaged('');
    setElsewhere(null);
    void open(path);
  };
  if (damaged) {
    return <RestoreWorkspace damaged={damaged} onBack={() => setDamaged('')} onOpen={openNew} />;
  }
  if (elsewhere) {
    return (
      <CopyOutWorkspace
        file={elsewhere}
        onBack={() => setElsewhere(null)}
        onOpen={openNew}
        onDamaged={() => setDamaged(elsewhere.path)}
      />
    );
  }
  if (making) return <NewWorkspaceForm onBack={() => setMaking(false)} onRecoveryKey={onRecoveryKey} />;
  return (
    <>
      <WelcomePage
        version={version}
        sample={sample}
        busy={busy}
        onNew={() => setMaking(true)}
        onOpen={() => void choose()}
        onSample={() => void sample.open()}
        onCheck={() => void checking.choose()}
      >
        <Loaded query={recent}>
          {(list) => <RecentList list={list} opening={opening} off={busy} onOpen={(path) => void open(path)} />}
        </Loaded>
        <CheckFolderDialog checking={checking} />
      </WelcomePage>
      {!busy && <LanguageMenu />}
    </>
  );
}
