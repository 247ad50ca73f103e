import type { RouteObject } from 'react-router';
import { ahead, asking, askingOf } from '@/api/ahead';
import { everyItemOf } from '@/api/items';
import { lazyPage } from '@/lib/lazyPage';

const ItemPage = lazyPage(() => import('./ItemPage'), 'ItemPage');
const ItemsTab = lazyPage(() => import('./ItemsTab'), 'ItemsTab');

/** The tab of a deployment's page that lists its items. */
export const itemTabs: RouteObject[] = [
  { path: 'items', element: <ItemsTab />, handle: askingOf((deployment) => [everyItemOf(deployment)]) },
];

export const itemRoutes: RouteObject[] = [
  {
    path: '/p/:project/d/:deployment/i/:item',
    element: <ItemPage />,
    handle: asking(({ item = '' }) => [ahead('item.get', { item })]),
  },
];
