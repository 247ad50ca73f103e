import { useMemo } from 'react';
import type { SessionView } from '@/api/door';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import type { MenuEntry } from '@/ui/Menu';
import type { NavModel } from './Nav';

/** What stands at the left: the workspace, the places, what waits there. */
export function useNav({ workspace, user }: SessionView, entries: MenuEntry[]): NavModel {
  const waits = useGet('home.get', {}).data?.total;
  return useMemo(
    () => ({
      workspace: { name: workspace.name, entries },
      places: [
        { to: '/', label: t('ui.frame.home'), icon: 'home', count: waits },
        { to: '/projects', label: t('ui.frame.projects'), icon: 'projects' },
        { to: '/activity', label: t('ui.frame.activity'), icon: 'activity' },
        ...(user.administrator
          ? [{ to: '/admin', label: t('ui.frame.administration'), icon: 'settings' as const }]
          : [{ to: '/admin', label: t('ui.frame.workspace'), icon: 'workspace' as const }]),
      ],
    }),
    [workspace.name, entries, waits, user.administrator],
  );
}
