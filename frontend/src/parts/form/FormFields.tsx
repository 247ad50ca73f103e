import type { FormField, Value } from '@/api/door';
import type { Message } from '@/i18n/i18n';
import { FieldFor } from './FieldFor';
import type { Entered } from './values';

interface FormFieldsProps {
  /** The form as Go describes it. */
  form: readonly FormField[];
  entered: Entered;
  onChange: (entered: Entered) => void;
  /** What Go refused, by the name "values." and the id of the field. */
  problems?: Record<string, Message>;
  /** Sensitive fields that hold a secret already. */
  set?: ReadonlySet<string>;
}

/** The form that a template describes: one field of the window for each of its rows. */
export function FormFields({ form, entered, onChange, problems = {}, set }: FormFieldsProps) {
  return form.map((field) => (
    <FieldFor
      key={field.id}
      field={field}
      value={entered.values[field.id] ?? { id: field.id }}
      secret={entered.secrets[field.id] ?? ''}
      files={entered.files[field.id] ?? []}
      isSet={set?.has(field.id) ?? false}
      problem={problems[`values.${field.id}`]}
      onValue={(value: Value) => onChange({ ...entered, values: { ...entered.values, [field.id]: value } })}
      onSecret={(text) => onChange({ ...entered, secrets: { ...entered.secrets, [field.id]: text } })}
      onFiles={(files) => onChange({ ...entered, files: { ...entered.files, [field.id]: files } })}
    />
  ));
}
