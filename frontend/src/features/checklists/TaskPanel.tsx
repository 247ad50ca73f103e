import type { ChecklistView, ProjectChoicesView, TaskView } from '@/api/door';
import { useDo, useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { fullMomentText } from '@/lib/time';
import { EditForm } from '@/parts/edit/EditForm';
import { useEdit } from '@/parts/edit/useEdit';
import { Loaded } from '@/ui/ErrorBox';
import { Form } from '@/ui/Form';
import { SidePanel } from '@/ui/SidePanel';
import { TextField } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';
import { TaskFields, type TaskFieldValues } from './TaskFields';

interface TaskPanelProps {
  view: ChecklistView;
  /** The one to be changed; a new one when left out. */
  task?: TaskView;
  onClose: () => void;
}

/** The form of a task, in the side panel. */
export function TaskPanel({ view, task, onClose }: TaskPanelProps) {
  const choices = useGet('project.choices', { project: view.project });
  const title = task ? t('ui.checklist.edit_title') : t('ui.checklist.new');
  return (
    <SidePanel title={<b>{title}</b>} label={title} onClose={onClose}>
      <Loaded query={choices}>
        {(known) =>
          task ? (
            <Edit view={view} task={task} choices={known} onClose={onClose} />
          ) : (
            <Create view={view} choices={known} onClose={onClose} />
          )
        }
      </Loaded>
    </SidePanel>
  );
}

type Inner = Omit<TaskPanelProps, 'task'> & { choices: ProjectChoicesView };

function Create({ view, choices, onClose }: Inner) {
  const create = useDo('task.create');
  const form = useForm<TaskFieldValues & { title: string }>({
    initial: { title: '', start: 0, end: 0, persons: [] },
    draft: `task.create.${view.deployment}`,
    onDone: onClose,
    submit: (values) => create.run({ deployment: view.deployment, ...values }),
  });
  return (
    <Form form={form} verb={t('ui.checklist.create')} onCancel={onClose}>
      <TextField
        label={t('ui.checklist.title')}
        max={250}
        required
        autoFocus
        suggestions={view.suggestions}
        {...form.field('title')}
      />
      <TaskFields form={form} zone={view.time_zone} people={choices.people} />
    </Form>
  );
}

type EditValues = TaskFieldValues & { title: string; comment: string };

function Edit({ task, view, choices, onClose }: Inner & { task: TaskView }) {
  const edit = useDo('task.edit');
  const now = view.tasks.find(({ id }) => id === task.id) ?? task; // what others save meanwhile comes with the view
  const { title, start, end, persons } = task;
  const state = useEdit<EditValues>({
    record: now,
    initial: { title, start, end, persons, comment: '' },
    draft: `task.edit.${task.id}`,
    onDone: onClose,
    save: ({ comment: _, ...patch }, { comment }) => edit.run({ task: task.id, comment, ...patch }),
  });
  const nameOf = (user: string) => choices.people.find((one) => one.user === user)?.name ?? '';
  const words = (name: keyof EditValues, value: unknown) => {
    if (name === 'persons') return (value as string[]).map(nameOf).join(', ');
    if (name === 'start' || name === 'end') return value ? fullMomentText(value as number, view.time_zone) : '';
    return String(value ?? '');
  };
  return (
    <EditForm
      edit={state}
      verb={t('ui.checklist.save')}
      onCancel={onClose}
      labels={{
        title: t('ui.checklist.title'),
        start: t('ui.checklist.start'),
        end: t('ui.checklist.end'),
        persons: t('ui.checklist.persons'),
        comment: t('ui.checklist.comment'),
      }}
      words={words}
      nameOf={nameOf}
    >
      <TextField label={t('ui.checklist.title')} max={250} required autoFocus {...state.form.field('title')} />
      <TaskFields form={state.form} zone={view.time_zone} people={choices.people} />
      <TextField label={t('ui.checklist.comment')} max={150} required {...state.form.field('comment')} />
    </EditForm>
  );
}
