import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ResultOf } from '@/api/door';
import { useDo, useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { abilityFor, allows, reasonFor } from '@/lib/abilities';
import { deploymentPath } from '@/lib/paths';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/ErrorBox';
import { Facts } from '@/ui/Facts';
import { Markdown } from '@/ui/Markdown';
import { useNotices } from '@/ui/Notices';
import { SidePanel } from '@/ui/SidePanel';
import { StatePill, StateText } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import { TextField } from '@/ui/TextField';
import { Minutes, Time } from '@/ui/Time';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import type { Project } from './ProjectPage';
import { RequestForm } from './RequestForm';

type Row = ResultOf<'requests.list'>['requests'][number];
type Request = ResultOf<'request.get'>;

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

/** Who asks for which window, and what came of it. */
export function Requests({ project, onNew }: { project: Project; onNew: () => void }) {
  const query = useGet('requests.list', { project: project.id, limit: 200 }, { keepPrevious: true });
  const rows = useMemo(() => query.data?.requests ?? [], [query.data]);
  const [open, setOpen] = useState<string | null>(null);
  const [edited, setEdited] = useState<string | null>(null);
  const reason = reasonFor(project.can, 'request.create');
  return (
    <>
      <Loaded query={query}>
        {(list) => (
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
            foot={t('ui.project.requests_count', { count: list.total })}
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

interface RequestPanelProps {
  project: Project;
  request: string;
  onClose: () => void;
  onEdit: () => void;
}

function RequestPanel({ project, request, onClose, onEdit }: RequestPanelProps) {
  const query = useGet('request.get', { request });
  return (
    <SidePanel
      title={t('ui.project.request')}
      label={t('ui.project.request')}
      onClose={onClose}
      foot={query.data && <Decision request={query.data} onEdit={onEdit} />}
    >
      <Loaded query={query}>{(shown) => <RequestShown project={project} request={shown} />}</Loaded>
    </SidePanel>
  );
}

function RequestShown({ project, request }: { project: Project; request: Request }) {
  const navigate = useNavigate();
  return (
    <div className="stack g12">
      <h2 className="t16 b">{request.title}</h2>
      <StatePill state={request.state as State} />
      <Facts
        facts={[
          [t('ui.project.start'), <Time key="s" at={request.start} as="full" />],
          [t('ui.project.length'), <Minutes key="m" n={request.minutes} />],
          [t('ui.project.by'), request.created_by_name],
          [t('ui.project.lead'), request.lead_name || '–'],
          [
            t('ui.project.risk'),
            request.risk ? `${request.risk}${request.risk_note ? `: ${request.risk_note}` : ''}` : '–',
          ],
          [t('ui.project.way_back'), request.way_back || '–'],
          ...(request.reason ? [[t('ui.project.reason'), request.reason] as [string, string]] : []),
        ]}
      />
      {request.description && <Markdown text={request.description} />}
      {request.deployment && (
        <Button onClick={() => navigate(deploymentPath(project.key, request.deployment))}>
          {t('ui.project.open_deployment', { title: request.deployment_title })}
        </Button>
      )}
    </div>
  );
}

function Decision({ request, onEdit }: { request: Request; onEdit: () => void }) {
  const [reason, setReason] = useState('');
  const { notify, refuse } = useNotices();
  const approve = useDo('request.approve');
  const reject = useDo('request.reject');
  const withdraw = useDo('request.withdraw');
  const act = (word: string, run: () => Promise<unknown>) => () =>
    run().then(
      () => notify({ tone: 'done', title: word }),
      (error) => refuse(word, error),
    );
  if (!abilityFor(request.can, 'request.approve') && !abilityFor(request.can, 'request.edit')) return null;
  return (
    <div className="stack g8">
      {allows(request.can, 'request.reject') && (
        <TextField
          label={t('ui.project.reason')}
          note={t('ui.project.reason_note')}
          value={reason}
          onChange={setReason}
        />
      )}
      <div className="row g8">
        <Button
          kind="primary"
          reason={reasonFor(request.can, 'request.approve')}
          busy={approve.busy}
          onClick={act(t('ui.project.approved'), () => approve.run({ request: request.id, seen: request.seen }))}
        >
          {t('ui.project.approve')}
        </Button>
        <Button
          reason={reasonFor(request.can, 'request.reject')}
          busy={reject.busy}
          onClick={act(t('ui.project.rejected'), () => reject.run({ request: request.id, seen: request.seen, reason }))}
        >
          {t('ui.project.reject')}
        </Button>
        <Button kind="quiet" reason={reasonFor(request.can, 'request.edit')} onClick={onEdit}>
          {t('ui.project.edit')}
        </Button>
        <Button
          kind="quiet"
          reason={reasonFor(request.can, 'request.withdraw')}
          onClick={act(t('ui.project.withdrawn'), () => withdraw.run({ request: request.id }))}
        >
          {t('ui.project.withdraw')}
        </Button>
      </div>
    </div>
  );
}
