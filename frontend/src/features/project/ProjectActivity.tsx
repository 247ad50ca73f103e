import { ActivityTable } from '@/parts/activity/ActivityTable';
import type { Project } from './ProjectPage';

/** Who did what in the project, also people who have left it. */
export function ProjectActivity({ project }: { project: Project }) {
  return <ActivityTable project={project.id} />;
}
