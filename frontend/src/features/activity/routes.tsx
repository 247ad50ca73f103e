import type { RouteObject } from 'react-router';
import { lazyPage } from '@/lib/lazyPage';

const ActivityPage = lazyPage(() => import('./ActivityPage'), 'ActivityPage');

export const activityRoutes: RouteObject[] = [{ path: '/activity', element: <ActivityPage /> }];
