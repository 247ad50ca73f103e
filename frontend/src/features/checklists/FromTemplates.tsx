import type { ChecklistView, ProjectChoicesView } from '@/api/door';
import { useDo, useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { Checkbox } from '@/ui/Checkbox';
import { Loaded } from '@/ui/ErrorBox';
import { Form } from '@/ui/Form';
import { SidePanel } from '@/ui/SidePanel';
import { useForm } from '@/ui/useForm';
import { TaskFields, type TaskFieldValues } from './TaskFields';

interface FromTemplatesProps {
  view: ChecklistView;
  onClose: () => void;
}

/** Makes tasks of the project's checklist templates that are not in use yet, in one step. */
export function FromTemplates({ view, onClose }: FromTemplatesProps) {
  const choices = useGet('project.choices', { project: view.project });
  const title = t('ui.checklist.from_templates');
  return (
    <SidePanel title={<b>{title}</b>} label={title} onClose={onClose}>
      <Loaded query={choices}>{(known) => <Fields view={view} choices={known} onClose={onClose} />}</Loaded>
    </SidePanel>
  );
}

function Fields({ view, choices, onClose }: FromTemplatesProps & { choices: ProjectChoicesView }) {
  const make = useDo('checklist.from_template');
  const form = useForm<TaskFieldValues & { titles: string[] }>({
    initial: { titles: view.suggestions, start: 0, end: 0, persons: [] },
    draft: `checklist.from_template.${view.deployment}`,
    onDone: onClose,
    submit: (values) => make.run({ deployment: view.deployment, ...values }),
  });
  const { titles } = form.values;
  const toggle = (title: string, on: boolean) =>
    form.set({
      titles: on
        ? view.suggestions.filter((one) => one === title || titles.includes(one))
        : titles.filter((one) => one !== title),
    });
  return (
    <Form
      form={form}
      verb={t('ui.checklist.add_tasks', { count: titles.length })}
      reason={titles.length === 0 ? t('ui.checklist.choose_one') : undefined}
      onCancel={onClose}
    >
      <fieldset className="stack g8" style={{ border: 0, margin: 0, padding: 0 }}>
        {view.suggestions.map((title) => (
          <Checkbox key={title} label={title} checked={titles.includes(title)} onChange={(on) => toggle(title, on)} />
        ))}
      </fieldset>
      <TaskFields form={form} zone={view.time_zone} people={choices.people} />
    </Form>
  );
}
