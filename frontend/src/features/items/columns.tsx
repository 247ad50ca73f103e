import type { ItemRow } from '@/api/door';
import { t } from '@/i18n/i18n';
import { numberText } from '@/i18n/locale';
import { fullMomentText } from '@/lib/time';
import { Tags } from '@/ui/Chip';
import { Ref } from '@/ui/Ref';
import { usualRef } from '@/ui/refText';
import { SignMark, StateText } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import { Time } from '@/ui/Time';
import type { Column } from '@/ui/table/columns';
import type { Filter } from '@/ui/table/filters';
import { stateWord } from './useDecision';

const path = ['documentation', 'rejected', 'failed', 'review', 'go_no_go', 'ready_for_release', 'completed'];

/** The columns of the list of items; the totals stand at the foot. */
export function itemColumns(zone: string): Column<ItemRow>[] {
  const sum = (of: (row: ItemRow) => number) => (rows: ItemRow[]) =>
    numberText(rows.reduce((total, row) => total + of(row), 0));
  return [
    {
      id: 'state',
      head: t('ui.item.state'),
      width: 150,
      hideable: false,
      value: (row) => path.indexOf(row.status),
      text: (row) => stateWord(row.status),
      cell: (row) => <StateText state={row.status as State} />,
    },
    {
      id: 'ref',
      head: t('ui.item.ref'),
      width: 128,
      mono: true,
      value: ({ ref }) => ref,
      cell: ({ ref }) => (ref.length > usualRef ? <Ref text={ref} /> : ref),
    },
    { id: 'title', head: t('ui.item.title'), hideable: false, value: ({ title }) => title },
    { id: 'category', head: t('ui.item.category'), width: 112, spare: 3, value: ({ category }) => category },
    {
      id: 'modules',
      head: t('ui.item.modules'),
      width: 112,
      grow: 0.2,
      spare: 4,
      value: ({ modules }) => modules.join(', '),
      cell: ({ modules }) => <Tags names={modules} />,
    },
    {
      id: 'activities',
      head: t('ui.items.activities'),
      icon: 'steps',
      width: 52,
      align: 'right',
      value: ({ activities }) => activities,
      cell: (row) => <Activities row={row} />,
      total: sum(({ activities }) => activities),
    },
    {
      id: 'attachments',
      head: t('ui.items.attachments'),
      icon: 'attachment',
      width: 40,
      spare: 2,
      align: 'right',
      value: ({ attachments }) => attachments,
      total: sum(({ attachments }) => attachments),
    },
    {
      id: 'comments',
      head: t('ui.items.comments'),
      icon: 'comment',
      width: 40,
      spare: 1,
      align: 'right',
      value: ({ comments }) => comments,
      total: sum(({ comments }) => comments),
    },
    {
      id: 'changed',
      head: t('ui.items.changed'),
      width: 120,
      hidden: true,
      value: ({ changed_at }) => changed_at,
      text: ({ changed_at }) => fullMomentText(changed_at, zone),
      cell: ({ changed_at }) => <Time at={changed_at} as="short" />,
    },
    { id: 'who', head: t('ui.items.who'), width: 120, hidden: true, value: ({ created_by_name }) => created_by_name },
  ];
}

/** No activities: nothing would be run for it. */
function Activities({ row }: { row: ItemRow }) {
  if (row.activities > 0) return row.activities;
  return (
    <span className="row g4 i-over b" style={{ justifyContent: 'flex-end' }} title={t('ui.items.no_activities')}>
      <SignMark sign="warning" size={14} />
      {row.activities}
    </span>
  );
}

/** What the list of items can be narrowed by. */
export function itemFilters(): Filter<ItemRow>[] {
  return [
    { id: 'state', label: t('ui.item.state'), of: ({ status }) => status, word: stateWord, states: true },
    { id: 'category', label: t('ui.item.category'), of: ({ category }) => category },
    { id: 'module', label: t('ui.item.modules'), of: ({ modules }) => modules },
    { id: 'who', label: t('ui.items.who'), of: ({ created_by_name }) => created_by_name },
  ];
}
