import type { RouteObject } from 'react-router';
import { ProjectsPage } from './ProjectsPage';

export const projectsRoutes: RouteObject[] = [{ path: '/projects', element: <ProjectsPage /> }];
