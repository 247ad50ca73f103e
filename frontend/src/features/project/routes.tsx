import type { RouteObject } from 'react-router';
import { lazyPage } from '@/lib/lazyPage';

const ProjectPage = lazyPage(() => import('./ProjectPage'), 'ProjectPage');

export const projectRoutes: RouteObject[] = [
  { path: 'p/:project', Component: ProjectPage },
  { path: 'p/:project/past', element: <ProjectPage tab="past" /> },
  { path: 'p/:project/requests', element: <ProjectPage tab="requests" /> },
  { path: 'p/:project/activity', element: <ProjectPage tab="activity" /> },
  { path: 'p/:project/contributions', element: <ProjectPage tab="contributions" /> },
  { path: 'p/:project/people', element: <ProjectPage tab="people" /> },
];
