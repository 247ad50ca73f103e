import type { RouteObject } from 'react-router';
import { ItemPage } from './ItemPage';
import { ItemsTab } from './ItemsTab';

/** The tab of a deployment's page that lists its items. */
export const itemTabs: RouteObject[] = [{ path: 'items', element: <ItemsTab /> }];

export const itemRoutes: RouteObject[] = [{ path: '/p/:project/d/:deployment/i/:item', element: <ItemPage /> }];
