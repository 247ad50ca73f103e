import type { ProjectRow } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { IconButton } from '@/ui/Button';
import { useNotices } from '@/ui/Notices';
import classes from './Projects.module.css';

/** Makes a project a favourite, or no longer one. */
export function StarButton({ project }: { project: ProjectRow }) {
  const { run } = useDo('star.set');
  const { refuse } = useNotices();
  const label = t(project.starred ? 'ui.projects.unstar' : 'ui.projects.star_it', { title: project.title });
  return (
    <span className={project.starred ? classes.starred : undefined}>
      <IconButton
        icon="star"
        label={label}
        on={project.starred}
        onClick={(event) => {
          event.stopPropagation();
          run({ project: project.id, starred: !project.starred }).catch((error) => refuse(label, error));
        }}
      />
    </span>
  );
}
