import { type ReactNode, useMemo, useState } from 'react';
import type { ChecklistView, TaskView } from '@/api/door';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { useAddress } from '@/lib/address';
import { Chip } from '@/ui/Chip';
import { DataTable } from '@/ui/table/DataTable';
import { TaskHistory } from './TaskHistory';
import { TickLine } from './TickLine';
import { type TaskActs, taskColumns, taskFilters } from './taskColumns';

type Which = 'all' | 'mine' | 'open' | 'overdue';
const parts: readonly Which[] = ['all', 'mine', 'open', 'overdue'];
const whichName = ['tasks'];
const isOpen = ({ state }: TaskView) => state === 'not_started' || state === 'in_progress';

interface TaskListProps {
  view: ChecklistView;
  tools: ReactNode;
  empty: ReactNode;
  onEdit: (task: TaskView) => void;
}

/** The tasks by time: ticked with a comment in one line below; Space shows what happened to one. */
export function TaskList({ view, tools, empty, onEdit }: TaskListProps) {
  const [params, change] = useAddress();
  const which = parts.find((one) => one === params.get('tasks')) ?? 'all';
  const me = useGet('session.get', {}).data?.user.id ?? '';
  const [turning, setTurning] = useState<{ task: string; to: string } | null>(null);
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const acts = useMemo<TaskActs>(
    () => ({ turn: (task, to) => setTurning({ task: task.id, to }), edit: onEdit }),
    [onEdit],
  );
  const columns = useMemo(() => taskColumns(view.time_zone, acts), [view.time_zone, acts]);
  const filters = useMemo(taskFilters, []);
  const rows = useMemo<Record<Which, TaskView[]>>(() => {
    const all = [...view.tasks].sort((a, b) => a.start - b.start);
    return {
      all,
      mine: all.filter(({ persons }) => persons.includes(me)),
      open: all.filter(isOpen),
      overdue: all.filter(({ overdue }) => overdue),
    };
  }, [view.tasks, me]);
  const opened = useMemo(() => (turning ? new Set([...shown, turning.task]) : shown), [shown, turning]);
  const flip = ({ id }: TaskView) => {
    const next = new Set(shown);
    if (!next.delete(id)) next.add(id);
    setShown(next);
  };
  return (
    <DataTable
      label={t('ui.checklist.group')}
      columns={columns}
      filters={filters}
      alsoInView={whichName}
      rows={rows[which]}
      rowId={({ id }) => id}
      remember="tasks"
      autoFocus
      onPeek={flip}
      onOpen={onEdit}
      opened={opened}
      below={(task) => (
        <>
          {turning?.task === task.id && (
            <TickLine key={turning.to} task={task} to={turning.to} onClose={() => setTurning(null)} />
          )}
          {shown.has(task.id) && <TaskHistory task={task} />}
        </>
      )}
      chips={
        view.tasks.length > 0 &&
        parts.map((one) => (
          <Chip
            key={one}
            on={which === one}
            count={rows[one].length}
            onClick={() => change((next) => (one === 'all' ? next.delete('tasks') : next.set('tasks', one)))}
          >
            {t(`ui.checklist.${one}`)}
          </Chip>
        ))
      }
      tools={tools}
      empty={empty}
      foot={(count) => t('ui.checklist.count', { count })}
    />
  );
}
