import type { RouteObject } from 'react-router';
import { lazyPage } from '@/lib/lazyPage';
import { askingRunBook } from '@/parts/run/useRunBook';

const RunBookPage = lazyPage(() => import('./RunBookPage'), 'RunBookPage');

export const runBookRoutes: RouteObject[] = [
  { path: '/p/:project/d/:deployment/runbook', element: <RunBookPage />, handle: askingRunBook },
];
