import type { ActivityEdit, Edit, Value, ValueEdit } from '@/api/door';
import { t } from '@/i18n/i18n';
import { type Entered, sendableValue } from '@/parts/form/values';
import type { ActivityPlan } from './activityPlan';

/** One field of a template's form while an activity is edited. */
interface FieldState {
  value: Value;
  secret: string;
  files: File[];
}

type FieldName = `values.${string}`;

/** An activity as an edit names its fields: the plan, and each value under "values." and its id. */
export type FlatActivity = ActivityPlan & Record<FieldName, FieldState>;

const isField = (name: string): name is FieldName => name.startsWith('values.');

export function flat(entered: Entered): Record<FieldName, FieldState> {
  const fields = Object.entries(entered.values).map(([id, value]) => [
    `values.${id}`,
    { value, secret: entered.secrets[id] ?? '', files: entered.files[id] ?? [] },
  ]);
  return Object.fromEntries(fields);
}

export function entered(activity: FlatActivity): Entered {
  const out: Entered = { values: {}, secrets: {}, files: {} };
  for (const [name, state] of Object.entries(activity)) {
    if (!isField(name)) continue;
    const { value, secret, files } = state as FieldState;
    out.values[value.id] = value;
    out.secrets[value.id] = secret;
    out.files[value.id] = files;
  }
  return out;
}

/** What somebody else saved in a field, as the form holds it. */
export function adopted(name: keyof FlatActivity, now: unknown): unknown {
  return isField(name) ? { value: now as Value, secret: '', files: [] } : now;
}

/** The payload of activity.edit: secrets are sealed and files brought in first. */
export async function payloadOf(
  template: string,
  patch: Partial<Record<string, Edit<unknown>>>,
  activity: FlatActivity,
): Promise<Omit<ActivityEdit, 'activity'>> {
  const plan: Record<string, Edit<unknown>> = {};
  const values: ValueEdit[] = [];
  const all = entered(activity);
  for (const [name, edit] of Object.entries(patch)) {
    if (!edit) continue;
    if (isField(name)) {
      const id = name.slice('values.'.length);
      values.push({ was: edit.was, to: await sendableValue(template, all, id) });
    } else plan[name] = edit;
  }
  return { ...plan, values: values.length > 0 ? values : undefined };
}

/** Whether a field holds what a draft must not: a secret that is not sealed yet, or a file. */
export function holdsSecret(value: unknown): boolean {
  return isState(value) && (value.secret !== '' || value.files.length > 0);
}

/** A value in words, for the comparison of two edits. */
export function valueWords(value: unknown): string {
  const { value: plain, secret, files } = isState(value) ? value : { value: value as Value, secret: '', files: [] };
  if (secret || plain.sealed) return t('ui.blocks.secret');
  if (files[0]) return files[0].name;
  if (plain.tick) return t('ui.edit.yes');
  return plain.file_name ?? plain.list?.join(', ') ?? plain.text ?? '';
}

function isState(value: unknown): value is FieldState {
  return typeof value === 'object' && value !== null && 'files' in value;
}
