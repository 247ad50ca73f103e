import type { RequestRow } from '@/api/door';
import { t } from '@/i18n/i18n';
import { fullMomentText, timeHead } from '@/lib/time';
import { Person } from '@/ui/Avatar';
import { StateText, stateWord } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import { Time } from '@/ui/Time';
import type { Column } from '@/ui/table/columns';
import type { Filter } from '@/ui/table/filters';
import type { Project } from './ProjectPage';

const requestState = (row: RequestRow) => (row.expired ? 'expired' : row.state);

function requestStateWord(state: string): string {
  return state === 'expired' ? t('ui.project.expired') : stateWord(state as State);
}

/** The columns of a list of requests; times are copied as they read in the zone of the project. */
export function requestColumns(zone: string): Column<RequestRow>[] {
  return [
    {
      id: 'state',
      head: t('ui.project.state'),
      value: requestState,
      text: (row) => requestStateWord(requestState(row)),
      cell: (row) => (row.expired ? t('ui.project.expired') : <StateText state={row.state as State} />),
      width: 120,
    },
    {
      id: 'start',
      head: timeHead(t('ui.project.start'), zone),
      value: (row) => row.start,
      text: (row) => fullMomentText(row.start, zone),
      cell: (row) => <Time at={row.start} as="moment" />,
      width: 170,
    },
    { id: 'title', head: t('ui.project.title'), value: (row) => row.title, hideable: false },
    {
      id: 'by',
      head: t('ui.project.by'),
      value: (row) => row.created_by_name,
      cell: (row) => <Person name={row.created_by_name} />,
      width: 130,
    },
    {
      id: 'at',
      head: t('ui.project.asked'),
      value: (row) => row.created_at,
      text: (row) => fullMomentText(row.created_at, zone),
      cell: (row) => <Time at={row.created_at} as="short" />,
      width: 110,
      spare: 1,
    },
  ];
}

/** What the requests of a project can be narrowed by; Go narrows them. */
export function requestFilters({ members }: Project): Filter<RequestRow>[] {
  return [
    {
      id: 'state',
      label: t('ui.project.state'),
      of: requestState,
      word: requestStateWord,
      values: ['new', 'approved', 'rejected', 'withdrawn', 'expired'],
    },
    {
      id: 'by',
      label: t('ui.project.by'),
      of: (row) => row.created_by,
      word: (id) => members.find(({ user }) => user === id)?.name ?? id,
      values: members.map(({ user }) => user),
    },
  ];
}
