import { useState } from 'react';
import { Link } from 'react-router';
import type { ExposedSecret, ProjectView } from '@/api/door';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { deploymentPath, itemPath } from '@/lib/paths';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/ErrorBox';
import { SidePanel } from '@/ui/SidePanel';
import classes from './Settings.module.css';

interface ExposedProps {
  project: ProjectView;
  person: { user: string; name: string };
  onClose: () => void;
}

const pageSize = 50;

/** Which secrets a person can or could read: what to change at its source once that person has left. */
export function Exposed({ project, person, onClose }: ExposedProps) {
  const [pages, setPages] = useState(1);
  const title = t('ui.secrets.read_by', { name: person.name });
  return (
    <SidePanel title={<b>{title}</b>} label={title} onClose={onClose}>
      <div className="stack g12">
        <p className="c2">{t('ui.secrets.read_why')}</p>
        {Array.from({ length: pages }, (_, page) => (
          <Page
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
            key={page}
            project={project}
            user={person.user}
            offset={page * pageSize}
            onMore={page === pages - 1 ? () => setPages(pages + 1) : undefined}
          />
        ))}
      </div>
    </SidePanel>
  );
}

interface PageProps {
  project: ProjectView;
  user: string;
  offset: number;
  onMore?: () => void;
}

function Page({ project, user, offset, onMore }: PageProps) {
  const query = useGet('secrets.exposed', { project: project.id, user, offset, limit: pageSize });
  return (
    <Loaded query={query}>
      {({ secrets, total }) => {
        if (total === 0)
          return <EmptyState title={t('ui.secrets.read_none')}>{t('ui.secrets.read_none_why')}</EmptyState>;
        const left = total - offset - secrets.length;
        return (
          <>
            <ul className={classes.rows}>
              {secrets.map((secret) => (
                <li key={`${secret.kind} ${secret.record}`} className={classes.row}>
                  <Secret project={project.key} secret={secret} />
                </li>
              ))}
            </ul>
            {left > 0 && onMore && <Button onClick={onMore}>{t('ui.secrets.more', { count: left })}</Button>}
          </>
        );
      }}
    </Loaded>
  );
}

function Secret({ project, secret }: { project: string; secret: ExposedSecret }) {
  const { deployment, item } = secret;
  const to = item ? itemPath(project, deployment, item) : deploymentPath(project, deployment, 'runbook');
  return (
    <span className="grow">
      <b>{secret.labels.join(', ')}</b>
      <br />
      <Link to={to} className="link">
        {[secret.ref, secret.title].filter(Boolean).join(' ')}
      </Link>
      <br />
      <span className="t12 c3">{[secret.item_title, secret.deployment_title].filter(Boolean).join(', ')}</span>
    </span>
  );
}
