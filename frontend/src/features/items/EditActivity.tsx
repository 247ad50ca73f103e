import type { ItemActivity, ProjectChoicesView } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { durationText } from '@/lib/duration';
import { EditForm } from '@/parts/edit/EditForm';
import { useEdit } from '@/parts/edit/useEdit';
import { FormFields } from '@/parts/form/FormFields';
import { labelOf, storedValues } from '@/parts/form/values';
import { ActivityPlanFields } from './ActivityPlanFields';
import { adopted, entered, type FlatActivity, flat, holdsSecret, payloadOf, valueWords } from './activityEdit';
import { activityPlan, planField, planLabel, planNames } from './activityPlan';

interface EditActivityProps {
  activity: ItemActivity;
  choices: ProjectChoicesView;
  onClose: () => void;
}

/** The form of an activity that is there: only what differs is sent, each field with what was seen. */
export function EditActivity({ activity, choices, onClose }: EditActivityProps) {
  const edit = useDo('activity.edit');
  const was = Object.fromEntries(activity.values.map((value) => [`values.${value.id}`, value.was]));
  const state = useEdit<FlatActivity>({
    record: { ...activity, digests: { ...activity.digests, ...was } },
    initial: { ...activityPlan(activity), ...flat(storedValues(activity.form, activity.values)) } as FlatActivity,
    draft: `activity.edit.${activity.id}`,
    secret: (_, value) => holdsSecret(value),
    onDone: onClose,
    adopt: adopted,
    save: async (patch, values) =>
      edit.run({ activity: activity.id, ...(await payloadOf(activity.template, patch, values)) }),
  });
  const { form } = state;
  const nameOf = (user: string) => choices.people.find((one) => one.user === user)?.name ?? '';
  const labels = Object.fromEntries([
    ...planNames.map((name) => [name, planLabel(name)]),
    ...activity.form.map((field) => [`values.${field.id}`, labelOf(field)]),
  ]);
  return (
    <EditForm
      edit={state}
      verb={t('ui.items.save')}
      onCancel={onClose}
      labels={labels}
      nameOf={nameOf}
      words={(name, value) => {
        if (name === 'owner') return nameOf(String(value));
        if (name === 'minutes' || name === 'undo_minutes') return durationText(Number(value));
        if (name.startsWith('values.')) return valueWords(value);
        return String(value ?? '');
      }}
    >
      <FormFields
        form={activity.form}
        entered={entered(form.values)}
        onChange={(next) => form.set(flat(next))}
        problems={form.error?.fields}
        set={new Set(activity.values.filter((value) => value.set).map(({ id }) => id))}
      />
      <ActivityPlanFields field={planField(form)} choices={choices} />
    </EditForm>
  );
}
