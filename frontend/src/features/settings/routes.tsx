import type { RouteObject } from 'react-router';
import { lazyPage } from '@/lib/lazyPage';

const SettingsPage = lazyPage(() => import('./SettingsPage'), 'SettingsPage');

export const settingsRoutes: RouteObject[] = [
  { path: 'p/:project/settings', element: <SettingsPage /> },
  { path: 'p/:project/settings/lists', element: <SettingsPage tab="lists" /> },
  { path: 'p/:project/settings/rules', element: <SettingsPage tab="rules" /> },
  { path: 'p/:project/settings/secrets', element: <SettingsPage tab="secrets" /> },
];
