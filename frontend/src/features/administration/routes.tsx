import type { RouteObject } from 'react-router';
import { lazyPage } from '@/lib/lazyPage';

const AdministrationPage = lazyPage(() => import('./AdministrationPage'), 'AdministrationPage');

export const administrationRoutes: RouteObject[] = [
  { path: '/admin', element: <AdministrationPage /> },
  { path: '/admin/:tab', element: <AdministrationPage /> },
];
