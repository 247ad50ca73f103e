import { useMemo, useState } from 'react';
import { ActionButton } from '@/actions/ActionButton';
import type { Action } from '@/actions/registry';
import type { RequestsView } from '@/api/door';
import { usePages } from '@/api/pages';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { useAddress } from '@/lib/address';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { sortNames } from '@/ui/table/look';
import { PagedTable } from '@/ui/table/PagedTable';
import { useLook } from '@/ui/table/useLook';
import type { Project } from './ProjectPage';
import { RequestForm } from './RequestForm';
import { RequestPanel } from './RequestPanel';
import { requestColumns, requestFilters } from './requestColumns';

const rowsOf = ({ requests }: RequestsView) => requests;
const totalOf = ({ total }: RequestsView) => total;

interface RequestsProps {
  project: Project;
  /** Asks for a window, where the head of the page has no button for it. */
  asking?: Action;
  onNew: () => void;
}

/** Who asks for which window, and what came of it. */
export function Requests({ project, asking, onNew }: RequestsProps) {
  const columns = useMemo(() => requestColumns(project.time_zone), [project.time_zone]);
  const filters = useMemo(() => requestFilters(project), [project]);
  const look = useLook({ columns, remember: 'project.requests', filters });
  const { sort, search, chosen } = look;
  const params = useMemo(
    () => ({
      project: project.id,
      search,
      sort: sortNames(sort),
      states: [...(chosen.state ?? [])],
      by: [...(chosen.by ?? [])],
    }),
    [project.id, search, sort, chosen],
  );
  const pages = usePages('requests.list', { params, rowsOf, totalOf });
  const [address, change] = useAddress(); // the open one stands in the address
  const open = address.get('request');
  const setOpen = (request: string | null) =>
    change((next) => (request ? next.set('request', request) : next.delete('request')));
  const [edited, setEdited] = useState<string | null>(null);
  const reason = reasonFor(project.can, 'request.create');
  return (
    <>
      <PagedTable
        label={t('ui.project.requests')}
        columns={columns}
        filters={filters}
        look={look}
        pages={pages}
        rowId={(row) => row.id}
        autoFocus
        current={open ?? undefined}
        tools={asking && !reason && pages.total !== 0 && <ActionButton action={asking} />}
        onPeek={(row) => setOpen(row.id)}
        onOpen={(row) => setOpen(row.id)}
        foot={(count) => t('ui.project.requests_count', { count })}
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
