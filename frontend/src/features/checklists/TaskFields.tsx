import { t } from '@/i18n/i18n';
import { DateTimeField } from '@/ui/DateTimeField';
import { MultiSelectField } from '@/ui/SelectField';
import { useSurroundings } from '@/ui/UiProvider';
import type { FormState } from '@/ui/useForm';

export interface TaskFieldValues {
  start: number;
  end: number;
  persons: string[];
}

interface TaskFieldsProps<V extends TaskFieldValues> {
  form: FormState<V>;
  zone: string;
  people: { user: string; name: string }[];
}

/** When a task is due, and who sees to it. */
export function TaskFields<V extends TaskFieldValues>({ form, zone, people }: TaskFieldsProps<V>) {
  const mine = useSurroundings().zone;
  const set = (patch: Partial<TaskFieldValues>) => form.set(patch as Partial<V>);
  const { start, end, persons } = form.values;
  const problems = form.error?.fields ?? {};
  return (
    <>
      <DateTimeField
        label={t('ui.checklist.start')}
        required
        zone={zone}
        otherZone={mine}
        value={start}
        onChange={(at) => set({ start: at })}
        problem={problems.start}
      />
      <DateTimeField
        label={t('ui.checklist.end')}
        zone={zone}
        otherZone={mine}
        value={end}
        onChange={(at) => set({ end: at })}
        problem={problems.end}
      />
      <MultiSelectField
        label={t('ui.checklist.persons')}
        required
        options={people.map(({ user, name }) => ({ value: user, label: name }))}
        value={persons}
        onChange={(chosen) => set({ persons: chosen })}
        problem={problems.persons}
      />
    </>
  );
}
