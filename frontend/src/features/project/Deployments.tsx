import { useMemo, useState } from 'react';
import type { DeploymentRow, DeploymentsView } from '@/api/door';
import { usePages } from '@/api/pages';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { useGo } from '@/lib/go';
import { deploymentPath } from '@/lib/paths';
import { Peek } from '@/parts/peek/Peek';
import { Button } from '@/ui/Button';
import { Chip } from '@/ui/Chip';
import { EmptyState } from '@/ui/EmptyState';
import { sortNames } from '@/ui/table/look';
import { PagedTable } from '@/ui/table/PagedTable';
import { useLook } from '@/ui/table/useLook';
import { deploymentColumns, deploymentFilters } from './deploymentColumns';
import type { Project } from './ProjectPage';

interface DeploymentsProps {
  project: Project;
  which: 'upcoming' | 'past';
  onNew?: () => void;
}

const rowsOf = ({ deployments }: DeploymentsView) => deployments;
const totalOf = ({ total }: DeploymentsView) => total;

/** The windows of a project: those to come and running, or those that are over, and beside them those in the archive. */
export function Deployments({ project, which, onNew }: DeploymentsProps) {
  const navigate = useGo();
  const columns = useMemo(() => deploymentColumns(project.time_zone), [project.time_zone]);
  const filters = useMemo(() => deploymentFilters(project, which), [project, which]);
  const look = useLook({ columns, remember: `project.${which}`, filters });
  const { sort, search, chosen } = look;
  const [archived, setArchived] = useState(false);
  const shown = archived ? 'archived' : which;
  const params = useMemo(
    () => ({
      project: project.id,
      which: shown,
      search,
      sort: sortNames(sort),
      states: [...(chosen.state ?? [])],
      risks: [...(chosen.risk ?? [])],
      leads: [...(chosen.lead ?? [])],
    }),
    [project.id, shown, search, sort, chosen],
  );
  const pages = usePages('deployments.list', { params, rowsOf, totalOf });
  const reason = reasonFor(project.can, 'deployment.create');
  const [peeked, setPeeked] = useState<DeploymentRow | null>(null);
  return (
    <>
      <PagedTable
        label={which === 'past' ? t('ui.project.past') : t('ui.project.upcoming')}
        columns={columns}
        filters={filters}
        look={look}
        pages={pages}
        rowId={(row) => row.id}
        autoFocus
        onOpen={(row) => navigate(deploymentPath(project.key, row.id))}
        onPeek={(row) => setPeeked(row.id === peeked?.id ? null : row)}
        clickOpens
        current={peeked?.id}
        onCursor={(row) => peeked && row && setPeeked(row)}
        chips={
          which === 'past' && (
            <>
              <Chip on={!archived} onClick={() => setArchived(false)}>
                {t('ui.project.past')}
              </Chip>
              <Chip on={archived} onClick={() => setArchived(true)}>
                {t('ui.project.archived_ones')}
              </Chip>
            </>
          )
        }
        foot={(count) => t('ui.project.windows', { count })}
        empty={
          <EmptyState
            title={t(`ui.project.none_${shown}`)}
            action={
              onNew &&
              !reason && (
                <Button kind="primary" onClick={onNew}>
                  {t('ui.project.new_deployment')}
                </Button>
              )
            }
          >
            {t(`ui.project.none_${shown}_why`)}
          </EmptyState>
        }
      />
      {peeked && (
        <Peek
          of={{
            kind: 'deployment',
            id: peeked.id,
            project_key: project.key,
            deployment: peeked.id,
            item: '',
            title: peeked.title,
            where: project.title,
          }}
          onClose={() => setPeeked(null)}
        />
      )}
    </>
  );
}
