import type { DeploymentRow } from '@/api/door';
import { t } from '@/i18n/i18n';
import { fullMomentText, timeHead } from '@/lib/time';
import { Person } from '@/ui/Avatar';
import { CountsBar } from '@/ui/CountsBar';
import { RiskMark, StateText, stateWord } from '@/ui/StateMark';
import type { Risk, State } from '@/ui/states';
import { Time } from '@/ui/Time';
import type { Column } from '@/ui/table/columns';
import type { Filter } from '@/ui/table/filters';
import { WindowWhen, windowWhenText } from '@/ui/WindowTime';
import type { Project } from './ProjectPage';

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

/** The columns of a list of windows; times are copied as they read in the zone of the project. */
export function deploymentColumns(zone: string): Column<DeploymentRow>[] {
  return [
    {
      id: 'state',
      head: t('ui.project.state'),
      value: (row) => row.state,
      text: (row) => stateWord(row.state as State),
      cell: (row) => <StateText state={row.state as State} />,
      width: 128,
    },
    {
      id: 'start',
      head: timeHead(t('ui.project.start'), zone),
      value: (row) => row.start,
      text: (row) => fullMomentText(row.start, zone),
      cell: (row) => <Time at={row.start} as="moment" />,
      width: 170,
    },
    {
      id: 'relative',
      head: t('ui.project.in'),
      value: (row) => row.start,
      text: (row) => windowWhenText(row, Date.now()),
      cell: (row) => <WindowWhen {...row} />,
      sortable: false,
      width: 128,
      spare: 2,
    },
    { id: 'title', head: t('ui.project.title'), value: (row) => row.title, hideable: false },
    { id: 'items', head: t('ui.project.items'), value: (row) => row.items, width: 76, align: 'right', sortable: false },
    {
      id: 'progress',
      head: t('ui.project.progress'),
      value: (row) => row.counts.completed ?? 0,
      text: (row) => `${row.counts.completed ?? 0}/${row.items}`,
      sortable: false,
      cell: (row) => <CountsBar label={t('ui.project.items')} counts={itemCounts(row.counts)} />,
      width: 120,
      spare: 1,
    },
    {
      id: 'lead',
      head: t('ui.project.lead'),
      value: (row) => row.lead_name,
      cell: ({ lead_name }) => lead_name && <Person name={lead_name} />,
      width: 152,
      grow: 0.2,
      spare: 3,
    },
    {
      id: 'risk',
      head: t('ui.project.risk'),
      value: (row) => row.risk,
      text: (row) => (row.risk ? riskWord(row.risk) : ''),
      cell: (row) => (row.risk ? <RiskMark risk={row.risk as 'low' | 'medium' | 'high'} /> : null),
      width: 92,
    },
  ];
}

/** What the windows of a project can be narrowed by; Go narrows them. */
export function deploymentFilters({ members }: Project, which: 'upcoming' | 'past'): Filter<DeploymentRow>[] {
  const risk: Filter<DeploymentRow> = {
    id: 'risk',
    label: t('ui.project.risk'),
    of: (row) => row.risk,
    word: riskWord,
    values: ['high', 'medium', 'low'],
  };
  const lead: Filter<DeploymentRow> = {
    id: 'lead',
    label: t('ui.project.lead'),
    of: (row) => row.lead,
    word: (id) => members.find(({ user }) => user === id)?.name ?? id,
    values: members.map(({ user }) => user),
  };
  if (which === 'past') return [risk, lead];
  const state: Filter<DeploymentRow> = {
    id: 'state',
    label: t('ui.project.state'),
    of: (row) => row.state,
    word: (word) => stateWord(word as State),
    states: true,
    values: ['overrun', 'running', 'upcoming'],
  };
  return [state, risk, lead];
}

const riskWord = (risk: string) => t(`ui.risk.${risk as Risk}`);
