import { useMemo } from 'react';
import type { ProjectRow, SessionView } from '@/api/door';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { projectPath } from '@/lib/paths';
import { type KnownPlace, usePlaces } from '@/lib/places';
import type { MenuEntry } from '@/ui/Menu';
import type { State } from '@/ui/states';
import type { NavModel, NavPlace } from './Nav';

const most = 12; // projects at the left; the page Projects has them all

/** What stands at the left: the workspace, the places, what waits there. */
export function useNav({ workspace, user }: SessionView, entries: MenuEntry[]): NavModel {
  const waits = useGet('home.get', {}).data?.total;
  const mine = useGet('projects.list', {}).data?.mine;
  const { pinned } = usePlaces();
  return useMemo(
    () => ({
      workspace: { name: workspace.name, entries },
      places: [
        { to: '/', label: t('ui.frame.home'), icon: 'home', count: waits, children: pinnedOnes(pinned) },
        {
          to: '/projects',
          below: '/p',
          label: t('ui.frame.projects'),
          icon: 'projects',
          children: inSight(mine ?? []),
        },
        { to: '/activity', label: t('ui.frame.activity'), icon: 'activity' },
        user.administrator
          ? { to: '/admin', label: t('ui.frame.administration'), icon: 'settings' }
          : { to: '/admin', label: t('ui.frame.workspace'), icon: 'workspace' },
      ],
    }),
    [workspace.name, entries, waits, mine, pinned, user.administrator],
  );
}

function pinnedOnes(pinned: readonly KnownPlace[]): NavPlace['children'] {
  return pinned.map(({ path, label }) => ({ to: path, label, pinned: true }));
}

/** Favourites and what runs; without favourites, all of them. */
function inSight(mine: readonly ProjectRow[]): NavPlace['children'] {
  const starred = mine.some((project) => project.starred);
  return mine
    .filter((project) => !starred || project.starred || markOf(project))
    .slice(0, most)
    .map((project) => ({ to: projectPath(project.key), label: project.title, state: markOf(project) }));
}

function markOf({ next }: ProjectRow): State | undefined {
  return next?.state === 'running' || next?.state === 'overrun' ? next.state : undefined;
}
