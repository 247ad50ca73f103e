import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { ResultOf } from '@/api/door';
import { useGetPages } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/ErrorBox';
import { StateText } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import { Time } from '@/ui/Time';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import type { Project } from './ProjectPage';
import { RequestForm } from './RequestForm';
import { RequestPanel } from './RequestPanel';

type Row = ResultOf<'requests.list'>['requests'][number];

const columns: Column<Row>[] = [
  {
    id: 'state',
    head: t('ui.project.state'),
    value: (row) => (row.expired ? 'expired' : row.state),
    cell: (row) => (row.expired ? t('ui.project.expired') : <StateText state={row.state as State} />),
    width: 120,
  },
  {
    id: 'start',
    head: t('ui.project.start'),
    value: (row) => row.start,
    cell: (row) => <Time at={row.start} as="moment" />,
    width: 170,
  },
  { id: 'title', head: t('ui.project.title'), value: (row) => row.title },
  { id: 'by', head: t('ui.project.by'), value: (row) => row.created_by_name, width: 110 },
  {
    id: 'at',
    head: t('ui.project.asked'),
    value: (row) => row.created_at,
    cell: (row) => <Time at={row.created_at} as="short" />,
    width: 110,
    wide: true,
  },
];

const page = 200;

/** Who asks for which window, and what came of it. */
export function Requests({ project, onNew }: { project: Project; onNew: () => void }) {
  const query = useGetPages('requests.list', { project: project.id, limit: page }, (last, all) => {
    const offset = all.length * page;
    return offset < last.total ? { offset } : undefined;
  });
  const rows = useMemo(() => query.data?.flatMap(({ requests }) => requests) ?? [], [query.data]);
  const [params, setParams] = useSearchParams(); // the open one stands in the address
  const open = params.get('request');
  const setOpen = (request: string | null) => setParams(request ? { request } : {}, { replace: true });
  const [edited, setEdited] = useState<string | null>(null);
  const reason = reasonFor(project.can, 'request.create');
  return (
    <>
      <Loaded query={query}>
        {([first]) => (
          <DataTable
            label={t('ui.project.requests')}
            columns={columns}
            rows={rows}
            rowId={(row) => row.id}
            remember="project.requests"
            search
            autoFocus
            current={open ?? undefined}
            onPeek={(row) => setOpen(row.id)}
            onOpen={(row) => setOpen(row.id)}
            foot={
              <span className="row g8">
                {t('ui.project.requests_count', { count: first?.total ?? 0 })}
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
                title={t('ui.project.none_requests')}
                action={
                  !reason && (
                    <Button kind="primary" onClick={onNew}>
                      {t('ui.project.new_request')}
                    </Button>
                  )
                }
              >
                {t('ui.project.none_requests_why')}
              </EmptyState>
            }
          />
        )}
      </Loaded>
      {open && !edited && (
        <RequestPanel
          key={open}
          project={project}
          request={open}
          onClose={() => setOpen(null)}
          onEdit={() => setEdited(open)}
        />
      )}
      {edited && <RequestForm key={edited} project={project} request={edited} onClose={() => setEdited(null)} />}
    </>
  );
}
