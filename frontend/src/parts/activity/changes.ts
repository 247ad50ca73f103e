import type { FieldView, RowView } from '@/api/door';
import { i18n, type TextKey, t } from '@/i18n/i18n';
import { durationText } from '@/lib/duration';
import { fullMomentText } from '@/lib/time';
import { stateWord } from '@/ui/StateMark';
import { type State, states } from '@/ui/states';

/** What is needed to read values: the zone of the project, and what people and other things are called. */
export interface Reading {
  zone: string;
  nameOf: (id: string) => string | undefined;
}

export interface ShownChange {
  name: string;
  before: string;
  after: string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7/;
const digest = /^[0-9a-f]{64}$/;
const moments = new Set(['start', 'end', 'until']);
const earliest = Date.UTC(2000, 0); // numbers below are no moments

/** "run_book_state" as people read it. */
export const fieldWord = (name: string) => wordOf(`column.${name}`);

/** What one row of a table is. */
export const rowWord = (table: string) => wordOf(`row.${table}`);

/** What was done to a row. */
export const actionWord = (action: string) => wordOf(`row_action.${action}`);

/** The word of the catalogue; the name itself for one that a later program made. */
function wordOf(key: string): string {
  if (i18n.exists(key)) return t(key as TextKey);
  const words = key.slice(key.indexOf('.') + 1).replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A value of the journal in words; empty for nothing, and for what says nothing to people: ids, digests. */
export function valueText(name: string, raw: string, reading: Reading): string {
  if (raw === '' || raw === 'null') return '';
  return textOf(name, JSON.parse(raw), reading);
}

function textOf(name: string, value: unknown, reading: Reading): string {
  if (typeof value === 'boolean') return value ? t('ui.activity.yes') : t('ui.activity.no');
  if (typeof value === 'number') return numberText(name, value, reading);
  if (typeof value === 'string') return wordText(value, reading);
  if (Array.isArray(value)) {
    return value
      .map((one) => textOf(name, one, reading))
      .filter(Boolean)
      .join(', ');
  }
  return recordText(value as Record<string, unknown>, reading);
}

function numberText(name: string, value: number, { zone }: Reading): string {
  if (name.endsWith('_at') || moments.has(name)) return value > earliest ? fullMomentText(value, zone) : '';
  if (name === 'minutes' || name.endsWith('_minutes')) return durationText(value);
  return String(value);
}

function wordText(value: string, { nameOf }: Reading): string {
  if (uuid.test(value)) return nameOf(value) ?? '';
  if (digest.test(value)) return '';
  return value in states ? stateWord(value as State) : value;
}

/** A value of an activity, an option, a field: what stands in it, without its technical parts. */
function recordText(value: Record<string, unknown>, reading: Reading): string {
  if (value.sealed) return t('ui.activity.set');
  return Object.entries(value)
    .filter(([name]) => name !== 'id' && name !== 'file')
    .map(([name, one]) => textOf(name, one, reading))
    .filter(Boolean)
    .join(', ');
}

/** The fields of a row that say something to people, both sides in words. */
export function shownChanges(row: RowView, reading: Reading): ShownChange[] {
  return row.fields
    .map(({ name, before, after }: FieldView) => ({
      name,
      before: valueText(name, before, reading),
      after: valueText(name, after, reading),
    }))
    .filter(({ before, after }) => before !== after);
}
