import { useState } from 'react';
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
import { useSample } from '@/app/useSample';
import { t } from '@/i18n/i18n';
import { Loaded } from '@/ui/ErrorBox';
import { useNotices } from '@/ui/Notices';
import { NewWorkspaceForm } from './NewWorkspaceForm';
import { RecentList } from './RecentList';
import { RestoreWorkspace } from './RestoreWorkspace';
import { UpgradeWorkspace } from './UpgradeWorkspace';
import { useDroppedFile } from './useDroppedFile';
import { useVersion } from './useVersion';
import { WelcomePage } from './WelcomePage';

/** What is wrong with a file that only a restored one can take the place of. */
const beyondUse = ['workspace.damaged', 'workspace.schema_changed', 'journal.broken'];

/** No workspace is open: those opened before, a new one, another file, the sample. */
export function Welcome({ onRecoveryKey }: { onRecoveryKey: (made: MadeWorkspace) => void }) {
  const [making, setMaking] = useState(false);
  const [opening, setOpening] = useState('');
  const [older, setOlder] = useState<OlderWorkspace | null>(null);
  const [damaged, setDamaged] = useState('');
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
    refuse(t('ui.welcome.not_opened'), error);
  };
  const choose = async () => {
    const path = await chooseWorkspace();
    if (path) await open(path);
  };
  useDroppedFile((path) => void open(path));

  if (older) return <UpgradeWorkspace older={older} onBack={() => setOlder(null)} />;
  if (damaged) {
    const openNew = (path: string) => {
      setDamaged('');
      void open(path);
    };
    return <RestoreWorkspace damaged={damaged} onBack={() => setDamaged('')} onOpen={openNew} />;
  }
  if (making) return <NewWorkspaceForm onBack={() => setMaking(false)} onRecoveryKey={onRecoveryKey} />;
  return (
    <WelcomePage
      version={version}
      sample={sample}
      onNew={() => setMaking(true)}
      onOpen={() => void choose()}
      onSample={() => void sample.open()}
    >
      <Loaded query={recent}>
        {(list) => <RecentList list={list} opening={opening} onOpen={(path) => void open(path)} />}
      </Loaded>
    </WelcomePage>
  );
}
