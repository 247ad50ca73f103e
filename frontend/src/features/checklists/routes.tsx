import type { RouteObject } from 'react-router';
import { ahead, askingOf } from '@/api/ahead';
import { lazyPage } from '@/lib/lazyPage';

const ChecklistTab = lazyPage(() => import('./ChecklistTab'), 'ChecklistTab');

/** The tab of a deployment's page with its coordination tasks. */
export const checklistTabs: RouteObject[] = [
  {
    path: 'checklist',
    element: <ChecklistTab />,
    handle: askingOf((deployment) => [ahead('checklist.get', { deployment })]),
  },
];
