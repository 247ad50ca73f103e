import type { Segment } from '@/api/door';

/** Opened secrets by the id of their value. */
export type Opened = Record<string, string>;

/** The text as it is, with what was opened; the rest stays redacted. */
export function plainOf(segments: readonly Segment[], opened: Opened): string {
  return segments.map((segment) => secretOf(segment, opened) ?? segment.text).join('');
}

/** Whether a secret in it is not opened yet. */
export function hidesSomething(segments: readonly Segment[], opened: Opened): boolean {
  return segments.some((segment) => segment.sensitive && secretOf(segment, opened) === undefined);
}

function secretOf(segment: Segment, opened: Opened): string | undefined {
  return segment.sensitive && segment.value ? opened[segment.value] : undefined;
}

/** The same as Markdown: a secret is never read as a mark, except in code, where nothing is. */
export function markdownOf(segments: readonly Segment[], opened: Opened): string {
  let text = '';
  for (const segment of segments) {
    const secret = secretOf(segment, opened);
    if (secret === undefined) text += segment.text;
    else text += inCode(text) ? secret : secret.replace(/[!-/:-@[-`{-~]/g, '\\$&');
  }
  return text;
}

function inCode(before: string): boolean {
  const ticks = before.match(/`+/g) ?? [];
  return ticks.length % 2 === 1;
}
