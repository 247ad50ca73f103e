import type { RouteObject } from 'react-router';
import { lazyPage } from '@/lib/lazyPage';

const CopiesPage = lazyPage(() => import('./CopiesPage'), 'CopiesPage');

export const offlineRoutes: RouteObject[] = [{ path: '/p/:project/offline', element: <CopiesPage /> }];
