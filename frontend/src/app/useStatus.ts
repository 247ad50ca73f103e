import { useMemo } from 'react';
import { useMatch } from 'react-router';
import type { ProjectRow, SessionView } from '@/api/door';
import { useGet } from '@/api/queries';
import type { SessionState } from '@/api/session';
import { t } from '@/i18n/i18n';
import { rolesText } from '@/lib/roles';
import { shortText } from '@/lib/time';
import { useNow } from '@/lib/useNow';
import { useSurroundings } from '@/ui/UiProvider';
import type { StatusModel } from './StatusBar';

/** What stands at the foot: who I am here, where the data is and that it is saved, the time there and here. */
export function useStatus(state: SessionState, { user, saved_at }: SessionView): StatusModel {
  const key = useMatch('/p/:project/*')?.params.project;
  const mine = useGet('projects.list', {}).data?.mine;
  const zone = useSurroundings().zone;
  const now = useNow();
  const saved = shortText(saved_at, zone, now);
  const copy = useGet('copy.here', {}).data;
  const trouble = Boolean(state.check.problem);
  const { place } = state;
  return useMemo<StatusModel>(() => {
    const here = mine?.find((project) => project.key === key);
    return {
      me: { name: user.name, note: noteOf(here, mine?.length ?? 0, user.administrator) },
      data: {
        icon: 'computer',
        label: copy?.here ? t('ui.offline.this', { name: copy.copy.holder_name }) : fileName(state.path),
        note: trouble ? t(state.loss ? 'ui.frame.lost' : 'ui.frame.broken') : placeText(place, saved),
        trouble: trouble || Boolean(place?.away),
      },
      zone: here?.time_zone,
    };
  }, [user.name, user.administrator, mine, key, state.path, saved, trouble, state.loss, place, copy]);
}

/** My roles in the project that is looked at; elsewhere how many projects I am in. */
function noteOf(here: ProjectRow | undefined, projects: number, administrator: boolean): string {
  if (here) return rolesText(here.roles);
  const words = projects > 0 ? t('ui.frame.in_projects', { count: projects }) : t('ui.frame.in_no_project');
  return administrator ? `${t('ui.role.administrator')}, ${words}` : words;
}

/** That it is saved, and how the drive is used; or that the drive is away. */
function placeText(place: SessionState['place'], saved: string): string {
  if (place?.away) return t('ui.frame.away');
  const words = t('ui.frame.saved', { time: saved });
  if (!place || place.kind === 'local') return words;
  return `${words} · ${t(place.mode === 'in_turn' ? 'ui.frame.in_turn' : 'ui.frame.together', { system: place.system })}`;
}

function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
