import type { ContributionRow } from '@/api/door';
import { t } from '@/i18n/i18n';
import { numberText, perLanguage } from '@/i18n/locale';
import { rolesText, roleWord } from '@/lib/roles';
import { Person } from '@/ui/Avatar';
import type { Column } from '@/ui/table/columns';
import type { Filter } from '@/ui/table/filters';

/** What is counted, in the order of the columns; first their sum. */
const kinds = [
  'total',
  'requests',
  'deployments',
  'items',
  'submitted',
  'reviewed',
  'approved',
  'rejected',
  'tasks',
  'steps_completed',
  'steps_failed',
  'attachments',
] as const;

/** px; in a window of 1024 px all have room, so that the columns in sight make up the sum. */
const widths: Record<(typeof kinds)[number], number> = {
  total: 56,
  requests: 72,
  deployments: 92,
  items: 52,
  submitted: 76,
  reviewed: 68,
  approved: 72,
  rejected: 72,
  tasks: 52,
  steps_completed: 84,
  steps_failed: 84,
  attachments: 52,
};

function rolesOf(row: ContributionRow): string {
  if (row.roles.length === 0) return t('ui.contributions.left');
  return row.blocked ? t('ui.contributions.blocked') : rolesText(row.roles);
}

export const contributionColumns = perLanguage((): Column<ContributionRow>[] => [
  {
    id: 'name',
    head: t('ui.contributions.name'),
    value: (row) => row.name,
    cell: (row) => <Person name={row.name} />,
    hideable: false,
  },
  { id: 'roles', head: t('ui.contributions.roles'), value: rolesOf, width: 140, grow: 0.5, spare: 1 },
  ...kinds.map((kind) => ({
    id: kind,
    head: t(`ui.contributions.${kind}`),
    value: (row: ContributionRow) => row[kind],
    cell: (row: ContributionRow) =>
      row[kind] === 0 ? <span className="c3">–</span> : <span>{numberText(row[kind])}</span>,
    width: widths[kind],
    align: 'right' as const,
    total: (rows: ContributionRow[]) => numberText(rows.reduce((sum, row) => sum + row[kind], 0)),
  })),
]);

export const contributionFilters = perLanguage((): Filter<ContributionRow>[] => [
  { id: 'role', label: t('ui.contributions.roles'), of: (row) => row.roles, word: roleWord },
]);
