import type { RouteObject } from 'react-router';
import { SettingsPage } from './SettingsPage';

export const settingsRoutes: RouteObject[] = [
  { path: 'p/:project/settings', element: <SettingsPage /> },
  { path: 'p/:project/settings/lists', element: <SettingsPage tab="lists" /> },
  { path: 'p/:project/settings/rules', element: <SettingsPage tab="rules" /> },
  { path: 'p/:project/settings/secrets', element: <SettingsPage tab="secrets" /> },
];
