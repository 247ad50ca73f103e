import type { RouteObject } from 'react-router';
import { lazyPage } from '@/lib/lazyPage';

const HomePage = lazyPage(() => import('./HomePage'), 'HomePage');

export const homeRoutes: RouteObject[] = [{ path: '/', element: <HomePage /> }];
