import type { ProjectChoicesView, TemplateView } from '@/api/door';
import { useDo, useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { FormFields } from '@/parts/form/FormFields';
import { initialValues, isEmpty, sendable } from '@/parts/form/values';
import { Loaded } from '@/ui/ErrorBox';
import { Form } from '@/ui/Form';
import { Markdown } from '@/ui/Markdown';
import { useNotices } from '@/ui/Notices';
import { useForm } from '@/ui/useForm';
import { ActivityPlanFields } from './ActivityPlanFields';
import { activityPlan, planField } from './activityPlan';

interface NewActivityProps {
  item: string;
  template: string;
  choices: ProjectChoicesView;
  onClose: () => void;
}

/** The form that a template makes, filled with what it suggests. */
export function NewActivity({ template, ...props }: NewActivityProps) {
  const query = useGet('template.get', { template });
  return <Loaded query={query}>{(view) => <Fields {...props} view={view} />}</Loaded>;
}

function Fields({ view, item, choices, onClose }: Omit<NewActivityProps, 'template'> & { view: TemplateView }) {
  const create = useDo('activity.create');
  const { notify } = useNotices();
  const form = useForm({
    initial: { ...activityPlan(view), ...initialValues(view.form) },
    draft: `activity.create.${item}.${view.id}`,
    secret: ['secrets', 'files'],
    submit: async ({ values, secrets, files, ...plan }) => {
      const sent = await sendable(view.id, { values, secrets, files }, Object.keys(values));
      const given = sent.filter((value) => !isEmpty(value));
      await create.run({ item, template: view.id, own_plan: true, ...plan, values: given });
    },
    onDone: () => {
      notify({ tone: 'done', title: t('ui.items.activity_added') });
      onClose();
    },
  });
  const { values, secrets, files } = form.values;
  return (
    <Form form={form} verb={t('ui.items.add_activity')} onCancel={onClose}>
      {view.description && <Markdown text={view.description} />}
      <FormFields
        form={view.form}
        entered={{ values, secrets, files }}
        onChange={(entered) => form.set(entered)}
        problems={form.error?.fields}
      />
      <ActivityPlanFields field={planField(form)} choices={choices} />
    </Form>
  );
}
