import type { RouteObject } from 'react-router';
import { lazyPage } from '@/lib/lazyPage';

const ProfilePage = lazyPage(() => import('./ProfilePage'), 'ProfilePage');

export const profileRoutes: RouteObject[] = [{ path: '/profile', element: <ProfilePage /> }];
