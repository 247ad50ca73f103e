import { useMemo } from 'react';
import type { SessionView } from '@/api/door';
import type { SessionState } from '@/api/session';
import { t } from '@/i18n/i18n';
import { shortText } from '@/lib/time';
import { useNow } from '@/lib/useNow';
import { useSurroundings } from '@/ui/UiProvider';
import type { StatusModel } from './StatusBar';

/** What stands at the foot: who I am, where the data is and that it is saved, the time there and here. */
export function useStatus(state: SessionState, session: SessionView): StatusModel {
  const zone = useSurroundings().zone;
  const now = useNow();
  const saved = shortText(session.saved_at, zone, now);
  const trouble = Boolean(state.check.problem);
  return useMemo<StatusModel>(
    () => ({
      me: { name: session.user.name, note: session.user.administrator ? t('ui.role.administrator') : '' },
      data: {
        icon: 'computer',
        label: fileName(state.path),
        note: trouble ? t('ui.frame.broken') : t('ui.frame.saved', { time: saved }),
        trouble,
      },
    }),
    [session.user.name, session.user.administrator, state.path, saved, trouble],
  );
}

function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
