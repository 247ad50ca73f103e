import { useState } from 'react';
import type { TaskView } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { allows, reasonFor } from '@/lib/abilities';
import { IconButton } from '@/ui/Button';
import { Box } from '@/ui/Checkbox';
import { useConfirm } from '@/ui/Confirm';
import { type MenuEntry, MoreMenu } from '@/ui/Menu';
import { useNotices } from '@/ui/Notices';
import { StateText } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import { Time } from '@/ui/Time';
import { Tip } from '@/ui/Tip';
import classes from './Checklist.module.css';
import { TaskHistory } from './TaskHistory';
import { TickLine } from './TickLine';

interface TaskRowProps {
  task: TaskView;
  onEdit: () => void;
}

/** One task: ticked in one line with its comment; what happened to it opens below. */
export function TaskRow({ task, onEdit }: TaskRowProps) {
  const [target, setTarget] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const entries = useTaskMenu(task, setTarget, onEdit);
  const done = task.state === 'completed';
  const reason = allows(task.can, 'task.update') ? undefined : reasonFor(task.can, 'task.update');
  return (
    <li className={classes.task}>
      <div className={classes.line}>
        <Tip words={reason}>
          <span>
            <Box
              aria-label={t('ui.checklist.tick', { title: task.title })}
              checked={done}
              partly={task.state === 'in_progress'}
              disabled={Boolean(reason)}
              onChange={() => setTarget(done ? 'in_progress' : 'completed')}
            />
          </span>
        </Tip>
        <button type="button" className={classes.title} aria-expanded={open} onClick={() => setOpen(!open)}>
          {task.title}
        </button>
        <span className={classes.state}>
          <StateText
            state={task.overdue ? 'overdue' : (task.state as State)}
            word={task.overdue ? t('ui.checklist.is_overdue') : undefined}
          />
        </span>
        <span className={classes.when}>
          <Time at={task.start} as="moment" />
          {task.end > 0 && (
            <>
              {' – '}
              <Time at={task.end} as="moment" />
            </>
          )}
        </span>
        <span className={`cut c2 ${classes.who}`} title={task.person_names.join(', ')}>
          {task.person_names.join(', ')}
        </span>
        <span className={`c3 t12 ${classes.last}`}>{task.updates.at(-1)?.comment}</span>
        <IconButton icon={open ? 'up' : 'down'} label={t('ui.checklist.history')} onClick={() => setOpen(!open)} />
        <MoreMenu entries={entries} label={t('ui.checklist.more', { title: task.title })} />
      </div>
      {target !== null && <TickLine task={task} to={target} onClose={() => setTarget(null)} />}
      {open && <TaskHistory task={task} />}
    </li>
  );
}

const steps = [
  ['in_progress', 'ui.checklist.begin'],
  ['completed', 'ui.checklist.complete'],
  ['cancelled', 'ui.checklist.cancel'],
  ['not_started', 'ui.checklist.again'],
] as const;

function useTaskMenu(task: TaskView, turn: (state: string) => void, onEdit: () => void): MenuEntry[] {
  const remove = useDo('task.delete');
  const confirm = useConfirm();
  const { refuse } = useNotices();
  const off = (action: string) => (allows(task.can, action) ? undefined : reasonFor(task.can, action));
  const drop = async () => {
    const title = t('ui.checklist.delete_title', { title: task.title });
    if (await confirm({ title, body: t('ui.checklist.delete_body'), verb: t('ui.checklist.delete'), danger: true })) {
      remove.run({ task: task.id }).catch((error: Error) => refuse(task.title, error));
    }
  };
  const turns = steps
    .filter(([state]) => state !== task.state)
    .map<MenuEntry>(([state, label]) => ({
      id: state,
      label: t(label),
      reason: off('task.update'),
      onSelect: () => turn(state),
    }));
  return [
    ...turns,
    { id: 'comment', label: t('ui.checklist.comment_only'), reason: off('task.update'), onSelect: () => turn('') },
    { id: 'edit', label: t('ui.checklist.edit'), apart: true, reason: off('task.edit'), onSelect: onEdit },
    {
      id: 'delete',
      label: t('ui.checklist.delete'),
      danger: true,
      reason: off('task.delete'),
      onSelect: () => void drop(),
    },
  ];
}
