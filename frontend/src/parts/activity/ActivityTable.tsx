import { useMemo, useState } from 'react';
import type { ActivityView, EntryView } from '@/api/door';
import { usePages } from '@/api/pages';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { useGo } from '@/lib/go';
import { PeriodChip } from '@/parts/period/PeriodChip';
import { PeriodFields } from '@/parts/period/PeriodFields';
import { periodNames, usePeriod } from '@/parts/period/usePeriod';
import { EmptyState } from '@/ui/EmptyState';
import { sortNames } from '@/ui/table/look';
import { PagedTable } from '@/ui/table/PagedTable';
import { useLook } from '@/ui/table/useLook';
import { useZone } from '@/ui/UiProvider';
import { activityColumns, pathOfEntry, type Scope } from './activityColumns';
import { activityFilters, withoutPieces } from './activityFilters';
import { EntryChanges } from './EntryChanges';

const rowsOf = ({ entries }: ActivityView) => entries;
const totalOf = ({ total }: ActivityView) => total;

/** Who did what when, newest first; Space shows it field by field, Enter goes to the thing as it is now. */
export function ActivityTable({ project, deployment }: Scope) {
  const navigate = useGo();
  const zone = useZone();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const { names, filters } = useActivityFilters(!project && !deployment);
  const flip = useMemo(
    () => (entry: EntryView) =>
      setOpened((old) => {
        const next = new Set(old);
        if (!next.delete(String(entry.seq))) next.add(String(entry.seq));
        return next;
      }),
    [],
  );
  const columns = useMemo(
    () => activityColumns(zone, { project, deployment }, { isOpen: ({ seq }) => opened.has(String(seq)), flip }),
    [zone, project, deployment, opened, flip],
  );
  const look = useLook({
    columns,
    remember: project || deployment ? 'activity.project' : 'activity',
    filters,
    alsoInView: periodNames,
  });
  const { sort, chosen } = look;
  const period = usePeriod();
  const params = useMemo(
    () => ({
      project,
      deployment,
      sort: sortNames(sort),
      actors: [...(chosen.actor ?? [])],
      nouns: [...(chosen.noun ?? [])],
      in: [...(chosen.project ?? [])],
      from: period.from,
      to: period.to,
    }),
    [project, deployment, sort, chosen, period.from, period.to],
  );
  const leavesPieces = !project && !deployment && withoutPieces(params.nouns);
  const pages = usePages('activity.list', { params, rowsOf, totalOf });
  return (
    <>
      <PeriodFields period={period} zone={zone} />
      <PagedTable
        label={t('ui.activity.label')}
        columns={columns}
        filters={filters}
        look={look}
        pages={pages}
        search={false}
        chips={<PeriodChip period={period} />}
        rowId={({ seq }) => String(seq)}
        autoFocus
        onPeek={flip}
        onOpen={(entry) => {
          const path = pathOfEntry(entry);
          if (path) navigate(path);
        }}
        opened={opened}
        below={(entry) => <EntryChanges entry={entry} nameOf={(id) => names.get(id)} />}
        foot={(count) => (
          <span title={leavesPieces ? t('ui.activity.no_pieces') : undefined}>{t('ui.activity.count', { count })}</span>
        )}
        empty={
          period.name === 'all' ? (
            <EmptyState title={t('ui.activity.empty')}>{t('ui.activity.empty_body')}</EmptyState>
          ) : (
            <EmptyState title={t('ui.activity.none_then')} />
          )
        }
      />
    </>
  );
}

/** People of the workspace by id, and what the list can be narrowed by; by project where it is about all of them. */
function useActivityFilters(everything: boolean) {
  const people = useGet('people.list', {}).data?.people;
  const projects = useGet('projects.list', {}, { enabled: everything }).data;
  const names = useMemo(() => new Map(people?.map(({ id, name }) => [id, name])), [people]);
  const filters = useMemo(() => {
    const mine = [...(projects?.mine ?? []), ...(projects?.archived ?? [])].map(({ id, title }) => ({
      id,
      name: title,
    }));
    return activityFilters({ people: people ?? [], projects: everything ? mine : undefined });
  }, [people, projects, everything]);
  return { names, filters };
}
