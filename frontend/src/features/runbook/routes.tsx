import type { RouteObject } from 'react-router';
import { RunBookPage } from './RunBookPage';

export const runBookRoutes: RouteObject[] = [{ path: '/p/:project/d/:deployment/runbook', element: <RunBookPage /> }];
