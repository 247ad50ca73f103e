import type { RouteObject } from 'react-router';
import { ChecklistTab } from './ChecklistTab';

/** The tab of a deployment's page with its coordination tasks. */
export const checklistTabs: RouteObject[] = [{ path: 'checklist', element: <ChecklistTab /> }];
