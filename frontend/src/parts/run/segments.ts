import type { RowBlock, Segment } from '@/api/door';
import { labelOf } from './words';

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

/** A piece of what a step says. Commands stand alone, so that each can be copied. */
export type Part =
  | { kind: 'code'; text: string; host: string }
  | { kind: 'markdown'; text: string }
  | { kind: 'value'; block: RowBlock };

const fence = /^(```|~~~)[^\n]*\n([\s\S]*?)\n?^\1[ \t]*$/gm;

/** The pieces of a step, in order; commands in an instruction become pieces of their own. */
export function partsOf(blocks: readonly RowBlock[], opened: Opened): Part[] {
  return blocks.flatMap((block): Part[] => {
    if (block.kind === 'code') return [{ kind: 'code', text: plainOf(block.text, opened), host: labelOf(block) }];
    if (block.kind === 'table') return partsOf(block.entries, opened);
    if (block.kind !== 'markdown') return [{ kind: 'value', block }];
    return withCommands(markdownOf(block.text, opened));
  });
}

function withCommands(markdown: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const found of markdown.matchAll(fence)) {
    parts.push({ kind: 'markdown', text: markdown.slice(from, found.index) });
    parts.push({ kind: 'code', text: found[2] ?? '', host: '' });
    from = found.index + found[0].length;
  }
  parts.push({ kind: 'markdown', text: markdown.slice(from) });
  return parts.filter((part) => part.kind !== 'markdown' || part.text.trim() !== '');
}
