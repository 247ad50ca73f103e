import type { RouteObject } from 'react-router';
import { WorkModePage } from './WorkModePage';

export const workModeRoutes: RouteObject[] = [{ path: '/p/:project/d/:deployment/run', element: <WorkModePage /> }];
