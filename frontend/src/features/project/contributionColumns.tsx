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

const widths: Partial<Record<(typeof kinds)[number], number>> = {
  total: 56,
  deployments: 100,
  items: 56,
  submitted: 84,
  tasks: 56,
  steps_completed: 88,
  steps_failed: 92,
  attachments: 100,
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
  { id: 'roles', head: t('ui.contributions.roles'), value: rolesOf, width: 140, wide: true },
  ...kinds.map((kind) => ({
    id: kind,
    head: t(`ui.contributions.${kind}`),
    value: (row: ContributionRow) => row[kind],
    cell: (row: ContributionRow) =>
      row[kind] === 0 ? <span className="c2">0</span> : <span>{numberText(row[kind])}</span>,
    width: widths[kind] ?? 76,
    align: 'right' as const,
    total: (rows: ContributionRow[]) => numberText(rows.reduce((sum, row) => sum + row[kind], 0)),
  })),
]);

export const contributionFilters = perLanguage((): Filter<ContributionRow>[] => [
  { id: 'role', label: t('ui.contributions.roles'), of: (row) => row.roles, word: roleWord },
]);
