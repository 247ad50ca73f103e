import type { RouteObject } from 'react-router';
import { askingProject } from '@/api/ahead';
import { lazyPage } from '@/lib/lazyPage';

const SettingsPage = lazyPage(() => import('./SettingsPage'), 'SettingsPage');

export const settingsRoutes: RouteObject[] = [
  { path: 'p/:project/settings', element: <SettingsPage />, handle: askingProject },
  { path: 'p/:project/settings/lists', element: <SettingsPage tab="lists" />, handle: askingProject },
  { path: 'p/:project/settings/rules', element: <SettingsPage tab="rules" />, handle: askingProject },
  { path: 'p/:project/settings/secrets', element: <SettingsPage tab="secrets" />, handle: askingProject },
];
