import type { RouteObject } from 'react-router';
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
import { NoPlace } from './NoPlace';

/** The places of the window, for whoever is signed in. */
export const pages: RouteObject[] = [
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
