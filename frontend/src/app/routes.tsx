import { createHashRouter, type RouteObject } from 'react-router';
import { t } from '@/i18n/i18n';
import { Skeleton } from '@/ui/Skeleton';
import { RouteError } from './ErrorBoundary';
import { Frame } from './Frame';
import type { NavModel } from './Nav';
import { NoPlace } from './NoPlace';
import type { PaletteSource } from './paletteEntries';

const nav: NavModel = { workspace: { name: t('ui.app.name'), entries: [] }, places: [] };
const sources: PaletteSource[] = [];

/** The places of the window. */
const pages: RouteObject[] = [{ path: '*', element: <NoPlace /> }];

/** The sheet of the kit, in a frame of its own with made-up places; loaded only at its address. */
const kit: RouteObject = {
  path: 'kit',
  hydrateFallbackElement: <Skeleton />,
  errorElement: <RouteError />,
  lazy: { Component: async () => (await import('@/dev/KitShell')).KitShell },
  children: [
    { index: true, lazy: { Component: async () => (await import('@/dev/Kit')).Kit } },
    { path: 'frame', lazy: { Component: async () => (await import('@/dev/KitFrame')).KitFrame } },
    { path: '*', element: <NoPlace /> },
  ],
};

export function newRouter() {
  const frame = {
    element: <Frame nav={nav} status={{}} sources={sources} />,
    errorElement: <RouteError />,
    children: pages,
  };
  return createHashRouter([kit, frame]);
}
