import type { RouteObject } from 'react-router';
import { TemplatePage } from './TemplatePage';
import { TemplatesPage } from './TemplatesPage';

export const templatesRoutes: RouteObject[] = [
  { path: 'p/:project/templates', Component: TemplatesPage },
  { path: 'p/:project/templates/new', element: <TemplatePage fresh /> },
  { path: 'p/:project/templates/:template', Component: TemplatePage },
];
