import type { ProjectRow } from '@/api/door';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { projectPath } from '@/lib/paths';
import { rolesText } from '@/lib/roles';
import { dayText } from '@/lib/time';
import { useNow } from '@/lib/useNow';
import { Icon } from '@/ui/Icon';
import { Link } from '@/ui/Link';
import classes from './Home.module.css';

const most = 8;

/** My projects, favourites first. */
export function HomeProjects() {
  const projects = useGet('projects.list', {}).data;
  if (!projects) return null;
  const all = projects.mine.length + projects.public.length;
  return (
    <section className={classes.section}>
      <h2>
        {t('ui.frame.projects')}
        {all > 0 && (
          <Link to="/projects" className="push link t12">
            {t('ui.home.all_projects', { n: all })}
          </Link>
        )}
      </h2>
      {projects.mine.length === 0 ? (
        <p className="t13 c3">{t('ui.home.no_projects')}</p>
      ) : (
        <div className={classes.lines}>
          {projects.mine.slice(0, most).map((project) => (
            <ProjectLine key={project.id} project={project} />
          ))}
        </div>
      )}
    </section>
  );
}

function ProjectLine({ project }: { project: ProjectRow }) {
  const now = useNow();
  const { next, previous, time_zone: zone } = project;
  const windows = [
    next && t('ui.home.next', { day: dayText(next.start, zone, now) }),
    previous && t('ui.home.last', { day: dayText(previous.start, zone, now) }),
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <Link to={projectPath(project.key)} className={`${classes.line} ${classes.project}`}>
      <span className={project.starred ? classes.starred : undefined}>
        <Icon name={project.starred ? 'star' : 'projects'} />
      </span>
      <span className="grow">
        <b className="cut" style={{ display: 'block' }} title={project.title}>
          {project.title}
        </b>
        <span className="t12 c3 cut" style={{ display: 'block' }} title={windows}>
          {windows}
        </span>
      </span>
      <span className="c2 t12 nw">{rolesText(project.roles)}</span>
    </Link>
  );
}
