import type { TaskView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { allows, reasonFor } from '@/lib/abilities';
import { fullMomentText, timeHead } from '@/lib/time';
import { useNow } from '@/lib/useNow';
import { Box } from '@/ui/Checkbox';
import { MoreMenu } from '@/ui/Menu';
import { Drawing } from '@/ui/Shapes';
import { StateText, stateWord } from '@/ui/StateMark';
import { type State, states } from '@/ui/states';
import { Time } from '@/ui/Time';
import { Tip } from '@/ui/Tip';
import type { Column } from '@/ui/table/columns';
import type { Filter } from '@/ui/table/filters';
import classes from './Checklist.module.css';
import { useTaskMenu } from './useTaskMenu';

/** What a row of the checklist asks the list to do. */
export interface TaskActs {
  /** To which state a task goes, once its comment is written; empty for a comment only. */
  turn: (task: TaskView, state: string) => void;
  edit: (task: TaskView) => void;
}

const stateOf = (task: TaskView) => (task.overdue ? 'overdue' : task.state);

/** The columns of the checklist; times are copied as they read in the zone of the project. */
export function taskColumns(zone: string, acts: TaskActs): Column<TaskView>[] {
  return [
    {
      id: 'tick',
      head: t('ui.checklist.tick_head'),
      icon: 'check',
      value: ({ state }) => (state === 'completed' ? 1 : 0),
      cell: (task) => <Tick task={task} acts={acts} />,
      width: 44,
      mute: true,
      hideable: false,
    },
    { id: 'title', head: t('ui.checklist.title'), value: ({ title }) => title, hideable: false },
    {
      id: 'state',
      head: t('ui.checklist.state'),
      value: stateOf,
      text: (task) => stateWord(stateOf(task) as State),
      cell: (task) => <StateText state={stateOf(task) as State} />,
      width: 128,
    },
    {
      id: 'start',
      head: timeHead(t('ui.checklist.start'), zone),
      value: ({ start }) => start,
      text: ({ start }) => fullMomentText(start, zone),
      cell: (task) => <Start task={task} />,
      width: 184,
    },
    {
      id: 'end',
      head: timeHead(t('ui.checklist.end'), zone),
      value: ({ end }) => end,
      text: ({ end }) => (end > 0 ? fullMomentText(end, zone) : ''),
      cell: ({ end }) => <Time at={end} as="moment" />,
      width: 184,
      spare: 1,
    },
    {
      id: 'persons',
      head: t('ui.checklist.persons'),
      value: ({ person_names }) => person_names.join(', '),
      width: 136,
      grow: 0.3,
    },
    {
      id: 'last',
      head: t('ui.checklist.last'),
      value: ({ updates }) => updates.at(-1)?.comment ?? '',
      width: 200,
      grow: 0.7,
      spare: 2,
    },
    {
      id: 'more',
      head: t('ui.checklist.what_else'),
      icon: 'more',
      value: () => '',
      cell: (task) => <More task={task} acts={acts} />,
      width: 44,
      mute: true,
      sortable: false,
      hideable: false,
    },
  ];
}

/** What the checklist can be narrowed by. */
export const taskFilters = (): Filter<TaskView>[] => [
  { id: 'state', label: t('ui.checklist.state'), of: stateOf, word: (one) => stateWord(one as State), states: true },
  { id: 'person', label: t('ui.checklist.persons'), of: ({ person_names }) => person_names },
];

/** When it should begin; marked once that has passed and nobody has begun. */
function Start({ task: { start, state } }: { task: TaskView }) {
  const now = useNow(60_000);
  if (state !== 'not_started' || start > now) return <Time at={start} as="moment" />;
  return (
    <span className="row g8 i-over">
      <Drawing shape="hourglass" tone="over" size={14} label={t('ui.checklist.not_begun')} />
      <Time at={start} as="moment" />
    </span>
  );
}

/** The mark of the state, which one presses: the box that it stands for lies over it, unseen. */
function Tick({ task, acts }: { task: TaskView; acts: TaskActs }) {
  const reason = allows(task.can, 'task.update') ? undefined : reasonFor(task.can, 'task.update');
  const done = task.state === 'completed';
  const { shape, tone } = states[task.state as State];
  return (
    <Tip words={reason}>
      <span className={classes.mark}>
        <Drawing shape={shape} tone={tone} size={16} />
        <Box
          aria-label={t('ui.checklist.tick', { title: task.title })}
          checked={done}
          partly={task.state === 'in_progress'}
          disabled={Boolean(reason)}
          onChange={() => acts.turn(task, done ? 'in_progress' : 'completed')}
        />
      </span>
    </Tip>
  );
}

function More({ task, acts }: { task: TaskView; acts: TaskActs }) {
  const entries = useTaskMenu(
    task,
    (state) => acts.turn(task, state),
    () => acts.edit(task),
  );
  return <MoreMenu entries={entries} label={t('ui.checklist.more', { title: task.title })} />;
}
