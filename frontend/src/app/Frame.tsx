import { type ReactNode, useCallback, useState } from 'react';
import { ActionsProvider, useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import { useChanges } from '@/api/queries';
import { Announcer } from './Announcer';
import { useFrameActions } from './frameActions';
import { KeySheet } from './KeySheet';
import type { NavModel } from './Nav';
import { Palette } from './Palette';
import type { PaletteSource } from './paletteEntries';
import { PlaceProvider } from './place';
import { Shell } from './Shell';
import { useAskBeforeGoing } from './useAskBeforeGoing';
import { useMouseTravel } from './useMouseTravel';

interface FrameProps {
  nav: NavModel;
  /** The foot. */
  status: ReactNode;
  /** Keep the array stable. */
  sources: readonly PaletteSource[];
  strip?: ReactNode;
  /** What else can be done everywhere. Keep the array stable. */
  actions?: readonly Action[];
  /** The page. */
  children: ReactNode;
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

function FrameBody({ nav, status, sources, strip, actions = noActions, children }: FrameProps) {
  const [palette, setPalette] = useState(false);
  const [keys, setKeys] = useState(false);
  const openPalette = useCallback(() => setPalette(true), []);
  const openKeys = useCallback(() => setKeys(true), []);
  useActions(useFrameActions({ openPalette, openKeys }));
  useActions(actions);
  useChanges();
  return (
    <>
      <Manners />
      <Announcer />
      <Shell nav={nav} status={status} onPalette={openPalette} strip={strip}>
        {children}
      </Shell>
      <Palette open={palette} onClose={() => setPalette(false)} places={nav.places} sources={sources} />
      <KeySheet open={keys} onClose={() => setKeys(false)} />
    </>
  );
}

/** Beside the rest, which is not drawn anew at each place. */
function Manners() {
  useMouseTravel();
  useAskBeforeGoing();
  return null;
}
