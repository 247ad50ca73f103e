import type { RouteObject } from 'react-router';
import { AdministrationPage } from './AdministrationPage';

export const administrationRoutes: RouteObject[] = [
  { path: '/admin', element: <AdministrationPage /> },
  { path: '/admin/:tab', element: <AdministrationPage /> },
];
