import type { RouteObject } from 'react-router';
import { askingProject } from '@/api/ahead';
import { lazyPage } from '@/lib/lazyPage';

const ProjectPage = lazyPage(() => import('./ProjectPage'), 'ProjectPage');

export const projectRoutes: RouteObject[] = [
  { path: 'p/:project', Component: ProjectPage, handle: askingProject },
  { path: 'p/:project/past', element: <ProjectPage tab="past" />, handle: askingProject },
  { path: 'p/:project/requests', element: <ProjectPage tab="requests" />, handle: askingProject },
  { path: 'p/:project/activity', element: <ProjectPage tab="activity" />, handle: askingProject },
  { path: 'p/:project/contributions', element: <ProjectPage tab="contributions" />, handle: askingProject },
  { path: 'p/:project/people', element: <ProjectPage tab="people" />, handle: askingProject },
];
