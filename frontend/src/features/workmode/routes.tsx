import type { RouteObject } from 'react-router';
import { lazyPage } from '@/lib/lazyPage';
import { askingRunBook } from '@/parts/run/useRunBook';

const WorkModePage = lazyPage(() => import('./WorkModePage'), 'WorkModePage');

export const workModeRoutes: RouteObject[] = [
  { path: '/p/:project/d/:deployment/run', element: <WorkModePage />, handle: askingRunBook },
];
