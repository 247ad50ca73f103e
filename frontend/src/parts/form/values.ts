import type { FormField, Value } from '@/api/door';
import { addFile } from '@/api/files';
import { sealValue } from '@/api/secrets';
import { say } from '@/i18n/i18n';

/** What a person entered into the form of a template: plain values by id, and what is sent apart from them. */
export interface Entered {
  values: Record<string, Value>;
  /** What was typed into sensitive fields; empty keeps what is set. */
  secrets: Record<string, string>;
  /** Files that were chosen and are not sent yet. */
  files: Record<string, File[]>;
}

/** A stored value as the item's page tells it: of a secret only that it is set. */
interface Stored {
  id: string;
  text: string;
  list: string[];
  tick: boolean;
  file: string;
  file_name: string;
  set: boolean;
}

export const isShown = (field: FormField) => field.kind === 'shown';

/** The name of a field: the template's own, or that of the built-in parameter. */
export function labelOf(field: FormField): string {
  return field.label || say({ key: field.label_key });
}

/** The form of a new activity. */
export function initialValues(form: readonly FormField[]): Entered {
  const values = form
    .filter((field) => !isShown(field))
    .map((field) => [field.id, plain({ ...field.initial, id: field.id })]);
  return { values: Object.fromEntries(values), secrets: {}, files: {} };
}

/** The form of an activity that is there. */
export function storedValues(form: readonly FormField[], stored: readonly Stored[]): Entered {
  const values = form
    .filter((field) => !isShown(field))
    .map((field) => {
      const value = stored.find(({ id }) => id === field.id);
      return [field.id, plain({ ...value, id: field.id })];
    });
  return { values: Object.fromEntries(values), secrets: {}, files: {} };
}

/** Only the parts that are in use, so that two values can be compared. */
function plain({ id, text, list, tick, file, file_name }: Value): Value {
  const value: Value = { id };
  if (text) value.text = text;
  if (list && list.length > 0) value.list = list;
  if (tick) value.tick = true;
  if (file) {
    value.file = file;
    value.file_name = file_name;
  }
  return value;
}

/** Secrets sealed and files brought in: the values of these fields as a command takes them, without empty ones. */
export async function sendable(template: string, entered: Entered, ids: readonly string[]): Promise<Value[]> {
  const out: Value[] = [];
  for (const id of ids) out.push(await sendableValue(template, entered, id));
  return out;
}

/** One value as a command takes it: what was typed in secret is sealed, a chosen file brought in. */
export async function sendableValue(template: string, entered: Entered, id: string): Promise<Value> {
  const secret = entered.secrets[id];
  if (secret) return sealValue(template, id, secret);
  const file = entered.files[id]?.[0];
  if (file) return { id, file: await addFile(file), file_name: file.name };
  return plain(entered.values[id] ?? { id });
}

/** Whether a value says nothing. */
export function isEmpty(value: Value): boolean {
  return Object.keys(value).length === 1;
}
