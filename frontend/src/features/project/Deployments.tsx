import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { ResultOf } from '@/api/door';
import { useGetPages } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { deploymentPath } from '@/lib/paths';
import { Button } from '@/ui/Button';
import { CountsBar } from '@/ui/CountsBar';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/ErrorBox';
import { RiskMark, StateText } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import { Time } from '@/ui/Time';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import type { Project } from './ProjectPage';

type Row = ResultOf<'deployments.list'>['deployments'][number];

const itemStates: State[] = [
  'completed',
  'ready_for_release',
  'go_no_go',
  'review',
  'rejected',
  'failed',
  'documentation',
];

export function itemCounts(counts: Record<string, number>) {
  return itemStates.map((state) => ({ state, n: counts[state] ?? 0 }));
}

const columns: Column<Row>[] = [
  {
    id: 'state',
    head: t('ui.project.state'),
    value: (row) => row.state,
    cell: (row) => <StateText state={row.state as State} />,
    width: 104,
  },
  {
    id: 'start',
    head: t('ui.project.start'),
    value: (row) => row.start,
    cell: (row) => <Time at={row.start} as="moment" />,
    width: 170,
  },
  {
    id: 'relative',
    head: t('ui.project.in'),
    value: (row) => row.start,
    cell: (row) => <Time at={row.start} />,
    width: 104,
    wide: true,
  },
  { id: 'title', head: t('ui.project.title'), value: (row) => row.title },
  { id: 'items', head: t('ui.project.items'), value: (row) => row.items, width: 60, align: 'right' },
  {
    id: 'progress',
    head: t('ui.project.progress'),
    value: (row) => row.counts.completed ?? 0,
    cell: (row) => <CountsBar label={t('ui.project.items')} counts={itemCounts(row.counts)} />,
    width: 120,
    wide: true,
  },
  { id: 'lead', head: t('ui.project.lead'), value: (row) => row.lead_name, width: 96, wide: true },
  {
    id: 'risk',
    head: t('ui.project.risk'),
    value: (row) => row.risk,
    cell: (row) => (row.risk ? <RiskMark risk={row.risk as 'low' | 'medium' | 'high'} /> : null),
    width: 92,
  },
];

interface DeploymentsProps {
  project: Project;
  which: 'upcoming' | 'past';
  onNew?: () => void;
}

const page = 200;

/** The windows of a project: those to come and running, or those that are over. */
export function Deployments({ project, which, onNew }: DeploymentsProps) {
  const navigate = useNavigate();
  const query = useGetPages('deployments.list', { project: project.id, which, limit: page }, (last, all) => {
    const offset = all.length * page;
    return offset < last.total ? { offset } : undefined;
  });
  const rows = useMemo(() => query.data?.flatMap(({ deployments }) => deployments) ?? [], [query.data]);
  const reason = reasonFor(project.can, 'deployment.create');
  return (
    <Loaded query={query}>
      {([first]) => (
        <DataTable
          label={which === 'past' ? t('ui.project.past') : t('ui.project.upcoming')}
          columns={columns}
          rows={rows}
          rowId={(row) => row.id}
          remember={`project.${which}`}
          search
          autoFocus
          onOpen={(row) => navigate(deploymentPath(project.key, row.id))}
          foot={
            <span className="row g8">
              {t('ui.project.windows', { count: first?.total ?? 0 })}
              {query.hasNextPage && (
                <Button
                  kind="quiet"
                  size="s"
                  busy={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  {t('ui.project.older', { count: (first?.total ?? 0) - rows.length })}
                </Button>
              )}
            </span>
          }
          empty={
            <EmptyState
              title={which === 'past' ? t('ui.project.none_past') : t('ui.project.none_upcoming')}
              action={
                onNew &&
                !reason && (
                  <Button kind="primary" onClick={onNew}>
                    {t('ui.project.new_deployment')}
                  </Button>
                )
              }
            >
              {which === 'past' ? t('ui.project.none_past_why') : t('ui.project.none_upcoming_why')}
            </EmptyState>
          }
        />
      )}
    </Loaded>
  );
}
