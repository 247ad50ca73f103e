import type { RouteObject } from 'react-router';
import { ActivityPage } from './ActivityPage';

export const activityRoutes: RouteObject[] = [{ path: '/activity', element: <ActivityPage /> }];
