import type { RouteObject } from 'react-router';
import { lazyPage } from '@/lib/lazyPage';

const ProjectsPage = lazyPage(() => import('./ProjectsPage'), 'ProjectsPage');

export const projectsRoutes: RouteObject[] = [{ path: '/projects', element: <ProjectsPage /> }];
