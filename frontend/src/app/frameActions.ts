import { useMemo } from 'react';
import type { Action } from '@/actions/registry';
import { toggleFullScreen } from '@/api/desktop';
import { t } from '@/i18n/i18n';
import { type SchemeChoice, useScheme } from '@/theme/scheme';
import { useNotices } from '@/ui/Notices';

interface FrameDoors {
  openPalette: () => void;
  openKeys: () => void;
}

const schemes: { choice: SchemeChoice; icon: 'sun' | 'moon' | 'computer' }[] = [
  { choice: 'light', icon: 'sun' },
  { choice: 'dark', icon: 'moon' },
  { choice: 'system', icon: 'computer' },
];

/** What can be done everywhere. */
export function useFrameActions({ openPalette, openKeys }: FrameDoors): Action[] {
  const { choice: chosen, choose } = useScheme();
  const { undoLast } = useNotices();
  return useMemo<Action[]>(
    () => [
      {
        id: 'frame.palette',
        label: t('ui.frame.palette'),
        group: 'ui.keys.everywhere',
        icon: 'search',
        keys: 'mod+k',
        unlisted: true,
        run: openPalette,
      },
      {
        id: 'frame.search',
        label: t('ui.frame.search'),
        group: 'ui.keys.everywhere',
        icon: 'search',
        keys: '/',
        unlisted: true,
        run: openPalette,
      },
      {
        id: 'frame.keys',
        label: t('ui.frame.keys'),
        group: 'ui.keys.everywhere',
        icon: 'info',
        keys: '?',
        run: openKeys,
      },
      {
        id: 'frame.back',
        label: t('ui.top.back'),
        group: 'ui.keys.everywhere',
        icon: 'left',
        keys: 'alt+ArrowLeft',
        unlisted: true,
        run: ({ navigate }) => navigate(-1),
      },
      {
        id: 'frame.forward',
        label: t('ui.top.forward'),
        group: 'ui.keys.everywhere',
        icon: 'right',
        keys: 'alt+ArrowRight',
        unlisted: true,
        run: ({ navigate }) => navigate(1),
      },
      {
        id: 'frame.undo',
        label: t('ui.frame.undo'),
        group: 'ui.keys.everywhere',
        icon: 'undo',
        keys: 'mod+z',
        unlisted: true,
        run: () => void undoLast(),
      },
      {
        id: 'frame.full_screen',
        label: t('ui.frame.full_screen'),
        group: 'ui.keys.everywhere',
        icon: 'openPage',
        keys: 'F11',
        run: toggleFullScreen,
      },
      ...schemes.map<Action>(({ choice, icon }) => ({
        id: `frame.theme.${choice}`,
        label: t(`ui.frame.theme_${choice}`),
        group: 'ui.keys.everywhere',
        icon,
        enabled: () => choice !== chosen || t('ui.frame.theme_is'),
        run: () => choose(choice),
      })),
    ],
    [openPalette, openKeys, undoLast, chosen, choose],
  );
}
