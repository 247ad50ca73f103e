import { useMemo } from 'react';
import { session, useEnter } from '@/api/session';
import { chooseWorkspace, useRecentWorkspaces, workspaces } from '@/api/workspaces';
import { t } from '@/i18n/i18n';
import { useGo } from '@/lib/go';
import type { MenuEntry } from '@/ui/Menu';
import { useNotices } from '@/ui/Notices';

const offered = 4; // other workspaces in the menu; the welcome page has them all

/** The menu of the workspace: oneself, other workspaces, the way out. */
export function useWorkspaceEntries(): MenuEntry[] {
  const navigate = useGo();
  const enter = useEnter();
  const recent = useRecentWorkspaces().data;
  const { refuse } = useNotices();
  return useMemo(() => {
    const leave = (method: Parameters<typeof enter>[0], failed: string) =>
      enter(method).catch((error: Error) => refuse(failed, error));
    const notOpened = t('ui.welcome.not_opened');
    const open = (path: string) => leave(() => workspaces.open(path), notOpened);
    const choose = async () => {
      try {
        const path = await chooseWorkspace();
        if (path) await open(path);
      } catch (error) {
        refuse(notOpened, error as Error);
      }
    };
    const others = (recent ?? []).slice(1, 1 + offered).filter(({ missing }) => !missing);
    return [
      { id: 'profile', label: t('ui.frame.profile'), icon: 'person', onSelect: () => navigate('/profile') },
      {
        id: 'sign_out',
        label: t('ui.frame.sign_out'),
        icon: 'signOut',
        onSelect: () => void leave(session.signOut, t('ui.frame.sign_out')),
      },
      ...others.map<MenuEntry>(({ path, name }, at) => ({
        id: path,
        label: t('ui.frame.switch', { name }),
        icon: 'data',
        apart: at === 0,
        onSelect: () => void open(path),
      })),
      {
        id: 'open',
        label: t('ui.frame.open_other'),
        icon: 'workspace',
        apart: true,
        onSelect: () => void choose(),
      },
      {
        id: 'close',
        label: t('ui.frame.close'),
        icon: 'close',
        onSelect: () => void leave(workspaces.close, t('ui.frame.close')),
      },
    ];
  }, [navigate, enter, recent, refuse]);
}
