import type { RouteObject } from 'react-router';
import { ahead, asking, askingProject } from '@/api/ahead';
import { lazyPage } from '@/lib/lazyPage';

const TemplatePage = lazyPage(() => import('./TemplatePage'), 'TemplatePage');
const TemplatesPage = lazyPage(() => import('./TemplatesPage'), 'TemplatesPage');

export const templatesRoutes: RouteObject[] = [
  { path: 'p/:project/templates', Component: TemplatesPage, handle: askingProject },
  { path: 'p/:project/templates/new', element: <TemplatePage fresh />, handle: askingProject },
  {
    path: 'p/:project/templates/:template',
    Component: TemplatePage,
    handle: asking(({ project = '', template = '' }) => [
      ahead('project.get', { key: project }),
      ahead('template.get', { template }),
    ]),
  },
];
