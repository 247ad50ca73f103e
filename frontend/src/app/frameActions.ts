import { useMemo } from 'react';
import type { Action } from '@/actions/registry';
import { toggleFullScreen } from '@/api/desktop';
import { t } from '@/i18n/i18n';
import { nextZoom, zoomNow, zoomTo } from '@/lib/zoom';
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

const zooms = [
  { id: 'in', keys: 'mod++', label: 'ui.frame.zoom_in', to: () => nextZoom(zoomNow(), 1) },
  { id: 'in_too', keys: 'mod+=', label: 'ui.frame.zoom_in', to: () => nextZoom(zoomNow(), 1) }, // the same key unshifted
  { id: 'out', keys: 'mod+-', label: 'ui.frame.zoom_out', to: () => nextZoom(zoomNow(), -1) },
  { id: 'usual', keys: 'mod+0', label: 'ui.frame.zoom_usual', to: () => 100 },
] as const;

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
      ...zooms.map<Action>(({ id, keys, label, to }) => ({
        id: `frame.zoom_${id}`,
        label: t(label),
        group: 'ui.keys.everywhere',
        icon: 'search',
        keys,
        unlisted: id === 'in_too',
        run: () => zoomTo(to()),
      })),
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
