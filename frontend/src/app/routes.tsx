import type { QueryClient } from '@tanstack/react-query';
import { createHashRouter, matchRoutes, type RouteObject } from 'react-router';
import { askAhead } from '@/api/ahead';
import { Skeleton } from '@/ui/Skeleton';
import { RouteError } from './ErrorBoundary';
import { Gate } from './Gate';
import { NoPlace } from './NoPlace';
import { pages } from './pages';

/** The sheet of the kit, in a frame of its own with made-up places; loaded only at its address. */
const kit: RouteObject = {
  path: 'kit',
  hydrateFallbackElement: <Skeleton />,
  errorElement: <RouteError />,
  lazy: { Component: async () => (await import('@/dev/KitShell')).KitShell },
  children: [
    { index: true, lazy: { Component: async () => (await import('@/dev/Kit')).Kit } },
    { path: 'frame', lazy: { Component: async () => (await import('@/dev/KitFrame')).KitFrame } },
    { path: 'rows', lazy: { Component: async () => (await import('@/dev/KitRows')).KitRows } },
    { path: '*', element: <NoPlace /> },
  ],
};

/** The gate stands before every place; which of the pages is shown, and which is drawn ahead, is decided inside. */
export function newRouter(client: QueryClient) {
  const router = createHashRouter([kit, { path: '*', element: <Gate />, errorElement: <RouteError /> }]);
  let at = '';
  router.subscribe(({ location: { pathname } }) => {
    if (pathname !== at) void askAhead(client, matchRoutes(pages, pathname) ?? []);
    at = pathname;
  });
  return router;
}
