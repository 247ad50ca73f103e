import { Suspense, useCallback, useState } from 'react';
import { Outlet } from 'react-router';
import { ActionsProvider, useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import { useChanges } from '@/api/queries';
import { Skeleton } from '@/ui/Skeleton';
import { Announcer } from './Announcer';
import { useFrameActions } from './frameActions';
import { KeySheet } from './KeySheet';
import type { NavModel } from './Nav';
import { Palette } from './Palette';
import type { PaletteSource } from './paletteEntries';
import { PlaceProvider } from './place';
import { Shell } from './Shell';
import type { StatusModel } from './StatusBar';
import { useAskBeforeGoing } from './useAskBeforeGoing';
import { useMouseTravel } from './useMouseTravel';

interface FrameProps {
  nav: NavModel;
  status: StatusModel;
  /** Keep the array stable. */
  sources: readonly PaletteSource[];
  strip?: React.ReactNode;
  /** What else can be done everywhere. Keep the array stable. */
  actions?: readonly Action[];
}

const noActions: readonly Action[] = [];

/** The layout of every place: the shell with what the person may see, palette, sheet of keys, the page inside. */
export function Frame(props: FrameProps) {
  return (
    <ActionsProvider>
      <PlaceProvider>
        <FrameBody {...props} />
      </PlaceProvider>
    </ActionsProvider>
  );
}

function FrameBody({ nav, status, sources, strip, actions = noActions }: FrameProps) {
  const [palette, setPalette] = useState(false);
  const [keys, setKeys] = useState(false);
  const openPalette = useCallback(() => setPalette(true), []);
  const openKeys = useCallback(() => setKeys(true), []);
  useActions(useFrameActions({ openPalette, openKeys }));
  useActions(actions);
  useChanges();
  useMouseTravel();
  useAskBeforeGoing();
  return (
    <>
      <Announcer />
      <Shell nav={nav} status={status} onPalette={openPalette} strip={strip}>
        <Suspense fallback={<Skeleton />}>
          <Outlet />
        </Suspense>
      </Shell>
      <Palette open={palette} onClose={() => setPalette(false)} places={nav.places} sources={sources} />
      <KeySheet open={keys} onClose={() => setKeys(false)} />
    </>
  );
}
