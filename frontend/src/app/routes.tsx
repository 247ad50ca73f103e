import type { QueryClient } from '@tanstack/react-query';
import { createHashRouter, type RouteObject } from 'react-router';
import { askAhead } from '@/api/ahead';
import { activityRoutes } from '@/features/activity/routes';
import { administrationRoutes } from '@/features/administration/routes';
import { checklistTabs } from '@/features/checklists/routes';
import { deploymentRoutes } from '@/features/deployments/routes';
import { documentTabs } from '@/features/documents/routes';
import { homeRoutes } from '@/features/home/routes';
import { itemRoutes, itemTabs } from '@/features/items/routes';
import { notesTabs } from '@/features/notes/routes';
import { offlineRoutes } from '@/features/offline/routes';
import { profileRoutes } from '@/features/profile/routes';
import { projectRoutes } from '@/features/project/routes';
import { projectsRoutes } from '@/features/projects/routes';
import { runBookRoutes } from '@/features/runbook/routes';
import { searchRoutes } from '@/features/search/routes';
import { settingsRoutes } from '@/features/settings/routes';
import { signingRoutes, signingTabs } from '@/features/signing/routes';
import { templatesRoutes } from '@/features/templates/routes';
import { workModeRoutes } from '@/features/workmode/routes';
import { Skeleton } from '@/ui/Skeleton';
import { RouteError } from './ErrorBoundary';
import { Gate } from './Gate';
import { NoPlace } from './NoPlace';

/** The places of the window. */
const pages: RouteObject[] = [
  ...homeRoutes,
  ...projectsRoutes,
  ...projectRoutes,
  ...settingsRoutes,
  ...templatesRoutes,
  ...deploymentRoutes([...itemTabs, ...checklistTabs, ...notesTabs, ...documentTabs, ...signingTabs]),
  ...itemRoutes,
  ...offlineRoutes,
  ...runBookRoutes,
  ...workModeRoutes,
  ...activityRoutes,
  ...searchRoutes,
  ...profileRoutes,
  ...signingRoutes,
  ...administrationRoutes,
  { path: '*', element: <NoPlace /> },
];

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

export function newRouter(client: QueryClient) {
  const frame: RouteObject = {
    element: <Gate />,
    errorElement: <RouteError />,
    children: pages.map((page) => ({ errorElement: <RouteError />, ...page })),
  };
  const router = createHashRouter([kit, frame]);
  let at = '';
  router.subscribe(({ location, matches }) => {
    if (location.pathname !== at) askAhead(client, matches);
    at = location.pathname;
  });
  return router;
}
