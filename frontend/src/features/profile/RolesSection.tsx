import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { projectPath } from '@/lib/paths';
import { rolesText } from '@/lib/roles';
import { Link } from '@/ui/Link';
import classes from './Profile.module.css';

/** What I may do, project by project. */
export function RolesSection() {
  const mine = useGet('projects.list', {}).data?.mine ?? [];
  return (
    <section className={classes.section} aria-labelledby="roles">
      <h2 id="roles" className="t14 b">
        {t('ui.profile.roles')}
      </h2>
      {mine.length === 0 && <p className="t13 c3">{t('ui.home.no_projects')}</p>}
      <ul className={classes.roles}>
        {mine.map((project) => (
          <li key={project.id}>
            <Link to={projectPath(project.key)} className="link cut grow">
              {project.title}
            </Link>
            <span className="c2">{rolesText(project.roles)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
