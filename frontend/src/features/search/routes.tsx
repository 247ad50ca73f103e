import type { RouteObject } from 'react-router';
import { lazyPage } from '@/lib/lazyPage';

const SearchPage = lazyPage(() => import('./SearchPage'), 'SearchPage');

export const searchRoutes: RouteObject[] = [{ path: '/search', element: <SearchPage /> }];
