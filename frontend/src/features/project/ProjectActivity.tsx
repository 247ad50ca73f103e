import { useMemo } from 'react';
import { useGet } from '@/api/queries';
import { ActivityFilters, useFilterOf } from '@/parts/activity/ActivityFilters';
import { ActivityStream } from '@/parts/activity/ActivityStream';
import classes from './Project.module.css';
import type { Project } from './ProjectPage';

/** Who did what in the project, also people who have left it. */
export function ProjectActivity({ project }: { project: Project }) {
  const people = useGet('people.list', {}).data?.people ?? [];
  const [actor] = useFilterOf('actor');
  const [noun] = useFilterOf('noun');
  const filter = useMemo(() => ({ project: project.id, actor, noun }), [project.id, actor, noun]);
  return (
    <div className={classes.activity}>
      <ActivityFilters people={people} />
      <ActivityStream filter={filter} />
    </div>
  );
}
