import type { TemplateField } from './definition';

type Options = NonNullable<TemplateField['options']>;

/** A choice with sub-values as people write it: {"Windows": {"name": "Wes"}}. */
export function textOfSubValues(options: Options | undefined): string {
  if (!options || options.length === 0) return '{\n}';
  const object = Object.fromEntries(
    options.map(({ value, values }) => [value, Object.fromEntries((values ?? []).map((one) => [one.key, one.value]))]),
  );
  return JSON.stringify(object, null, 2);
}

/** Reads what textOfSubValues writes; null when it is no object of objects of texts. */
export function subValuesOfText(text: string): Options | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(read)) return null;
  const options: Options = [];
  for (const [value, keys] of Object.entries(read)) {
    if (!isObject(keys)) return null;
    const entries = Object.entries(keys);
    if (entries.some(([, sub]) => typeof sub !== 'string')) return null;
    options.push({ value, values: entries.map(([key, sub]) => ({ key, value: String(sub) })) });
  }
  return options;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
