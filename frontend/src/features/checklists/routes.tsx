import type { RouteObject } from 'react-router';
import { lazyPage } from '@/lib/lazyPage';

const ChecklistTab = lazyPage(() => import('./ChecklistTab'), 'ChecklistTab');

/** The tab of a deployment's page with its coordination tasks. */
export const checklistTabs: RouteObject[] = [{ path: 'checklist', element: <ChecklistTab /> }];
