import type { RouteObject } from 'react-router';
import { lazyPage } from '@/lib/lazyPage';

const TemplatePage = lazyPage(() => import('./TemplatePage'), 'TemplatePage');
const TemplatesPage = lazyPage(() => import('./TemplatesPage'), 'TemplatesPage');

export const templatesRoutes: RouteObject[] = [
  { path: 'p/:project/templates', Component: TemplatesPage },
  { path: 'p/:project/templates/new', element: <TemplatePage fresh /> },
  { path: 'p/:project/templates/:template', Component: TemplatePage },
];
