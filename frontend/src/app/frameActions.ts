import { useMemo } from 'react';
import type { Action } from '@/actions/registry';
import { printPage, toggleFullScreen } from '@/api/desktop';
import { useZoom, type Zoom, zoomBy } from '@/api/zoom';
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

/** None where the engine cannot be told. The keys are heard by useZoomKeys, also where no frame is. */
function zoomActions({ percent, steps }: Zoom): Action[] {
  if (!steps.length) return [];
  const group = 'ui.keys.everywhere';
  const keywords = `${t('ui.frame.zoom_in')} ${t('ui.frame.zoom_out')}`;
  const isAt = (step: number | undefined, reason: string) => () => percent !== step || reason;
  return [
    {
      id: 'frame.zoom_in',
      label: t('ui.frame.zoom_in'),
      group,
      icon: 'plus',
      keys: 'mod++',
      keywords,
      enabled: isAt(steps.at(-1), t('ui.frame.zoom_most')),
      run: () => zoomBy(1),
    },
    {
      id: 'frame.zoom_out',
      label: t('ui.frame.zoom_out'),
      group,
      icon: 'minus',
      keys: 'mod+-',
      keywords,
      enabled: isAt(steps[0], t('ui.frame.zoom_least')),
      run: () => zoomBy(-1),
    },
    {
      id: 'frame.zoom_own',
      label: t('ui.frame.zoom_own'),
      group,
      icon: 'search',
      keys: 'mod+0',
      keywords,
      enabled: isAt(100, t('ui.frame.zoom_is')),
      run: () => zoomBy(0),
    },
  ];
}

/** What can be done everywhere. */
export function useFrameActions({ openPalette, openKeys }: FrameDoors): Action[] {
  const { choice: chosen, choose } = useScheme();
  const { undoLast } = useNotices();
  const zoom = useZoom();
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
        id: 'document.print', // a page that is a document offers that in its place
        label: t('ui.frame.print'),
        group: 'ui.keys.everywhere',
        icon: 'print',
        keys: 'mod+p',
        run: printPage,
      },
      {
        id: 'frame.full_screen',
        label: t('ui.frame.full_screen'),
        group: 'ui.keys.everywhere',
        icon: 'openPage',
        keys: 'F11',
        run: toggleFullScreen,
      },
      ...zoomActions(zoom),
      ...schemes.map<Action>(({ choice, icon }) => ({
        id: `frame.theme.${choice}`,
        label: t(`ui.frame.theme_${choice}`),
        group: 'ui.keys.everywhere',
        icon,
        enabled: () => choice !== chosen || t('ui.frame.theme_is'),
        run: () => choose(choice),
      })),
    ],
    [openPalette, openKeys, undoLast, zoom, chosen, choose],
  );
}
