import { useMemo } from 'react';
import type { ExposedSecret, ProjectView, ResultOf } from '@/api/door';
import { usePages } from '@/api/pages';
import { t } from '@/i18n/i18n';
import { deploymentPath, itemPath } from '@/lib/paths';
import { EmptyState } from '@/ui/EmptyState';
import { Link } from '@/ui/Link';
import { SidePanel } from '@/ui/SidePanel';
import type { Column } from '@/ui/table/columns';
import { PagedTable } from '@/ui/table/PagedTable';
import { useLook } from '@/ui/table/useLook';
import classes from './Settings.module.css';

interface ExposedProps {
  project: ProjectView;
  person: { user: string; name: string };
  onClose: () => void;
}

const rowsOf = ({ secrets }: ResultOf<'secrets.exposed'>) => secrets;
const totalOf = ({ total }: ResultOf<'secrets.exposed'>) => total;

/** Which secrets a person can or could read: what to change at its source once that person has left. */
export function Exposed({ project, person, onClose }: ExposedProps) {
  const title = t('ui.secrets.read_by', { name: person.name });
  const columns = useMemo(() => columnsOf(project.key), [project.key]);
  const look = useLook({ columns, remember: 'secrets.exposed', inAddress: false });
  const params = useMemo(() => ({ project: project.id, user: person.user }), [project.id, person.user]);
  const pages = usePages('secrets.exposed', { params, rowsOf, totalOf });
  return (
    <SidePanel title={<b>{title}</b>} label={title} onClose={onClose}>
      <div className={classes.exposed}>
        <p className="c2">{t('ui.secrets.read_why')}</p>
        <PagedTable
          label={title}
          columns={columns}
          look={look}
          pages={pages}
          search={false}
          rowId={({ kind, record }) => `${kind} ${record}`}
          twoLines
          foot={(count) => t('ui.secrets.count', { count })}
          empty={<EmptyState title={t('ui.secrets.read_none')}>{t('ui.secrets.read_none_why')}</EmptyState>}
        />
      </div>
    </SidePanel>
  );
}

function columnsOf(project: string): Column<ExposedSecret>[] {
  return [
    {
      id: 'labels',
      head: t('ui.secrets.secret'),
      value: ({ labels }) => labels.join(', '),
      width: 128,
      sortable: false,
      hideable: false,
    },
    {
      id: 'where',
      head: t('ui.secrets.where'),
      value: (secret) => `${wordsOf(secret)} ${whereOf(secret)}`,
      cell: (secret) => <Where project={project} secret={secret} />,
      sortable: false,
      hideable: false,
    },
  ];
}

const wordsOf = ({ ref, title }: ExposedSecret) => [ref, title].filter(Boolean).join(' ');
const whereOf = ({ item_title, deployment_title }: ExposedSecret) =>
  [item_title, deployment_title].filter(Boolean).join(', ');

function Where({ project, secret }: { project: string; secret: ExposedSecret }) {
  const { deployment, item } = secret;
  const to = item ? itemPath(project, deployment, item) : deploymentPath(project, deployment, 'runbook');
  return (
    <span>
      <Link to={to} className="link cut" style={{ display: 'block' }}>
        {wordsOf(secret)}
      </Link>
      <span className="t12 c3 cut" style={{ display: 'block' }}>
        {whereOf(secret)}
      </span>
    </span>
  );
}
