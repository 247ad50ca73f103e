import type { RunBookSection, RunBookStage, RunBookStep, RunBookView } from '@/api/door';
import { matches } from '@/lib/format';
import { doerOf, isMine, isOpen, stepsOf } from '@/parts/run/steps';

export type Filter = 'all' | 'mine' | 'open' | 'failed';
export const filters: readonly Filter[] = ['all', 'mine', 'open', 'failed'];

/** What narrows the list. */
export interface Narrowed {
  filter: Filter;
  /** Words that must all stand in a row; empty shows all. */
  find: string;
  me: string;
}

/** What the list draws, from top to bottom. */
export type BookLine =
  | { kind: 'stage'; stage: RunBookStage; folded: boolean }
  | { kind: 'section'; id: string; section: RunBookSection }
  /** `apart`: it has no head and follows a section that has one. */
  | { kind: 'step'; step: RunBookStep; apart?: boolean };

export function passes(step: RunBookStep, filter: Filter, me: string): boolean {
  if (filter === 'mine') return isMine(step, me);
  if (filter === 'open') return isOpen(step);
  if (filter === 'failed') return step.state === 'failed';
  return true;
}

export function countOf(book: RunBookView, filter: Filter, me: string): number {
  return stepsOf(book).filter((step) => passes(step, filter, me)).length;
}

/** A stage in which nothing is left to do. */
export function isFinished({ progress }: RunBookStage): boolean {
  return progress.steps > 0 && progress.new + progress.in_progress + progress.on_hold === 0;
}

/**
 * Stages, sections and steps in the order of the run book. A section of one step has no head: the row says all that it would.
 * What is empty by narrowing is left out; every stage is there otherwise.
 */
export function linesOf(book: RunBookView, narrowed: Narrowed, folded: ReadonlySet<string>): BookLine[] {
  const { filter, find, me } = narrowed;
  const shows = (step: RunBookStep) => passes(step, filter, me) && (find === '' || matches(textOf(step), find));
  const isPlain = filter === 'all' && find === '';
  return book.stages.flatMap((stage) => {
    const isFolded = folded.has(stage.stage);
    let headed = false;
    const lines = stage.sections.flatMap((section, at): BookLine[] => {
      const steps = section.steps.filter(shows);
      if (steps.length === 0) return [];
      const isAlone = section.steps.length === 1;
      const apart = headed && isAlone;
      headed = !isAlone;
      const rows = steps.map((step): BookLine => ({ kind: 'step', step, apart }));
      return headed ? [{ kind: 'section', id: `${stage.stage} ${at}`, section: { ...section, steps } }, ...rows] : rows;
    });
    if (lines.length === 0 && !isPlain) return [];
    return [{ kind: 'stage', stage, folded: isFolded }, ...(isFolded ? [] : lines)];
  });
}

/** The steps among the lines. */
export function stepsIn(lines: readonly BookLine[]): RunBookStep[] {
  return lines.flatMap((line) => (line.kind === 'step' ? [line.step] : []));
}

/** What is searched in a row. */
function textOf(step: RunBookStep): string {
  const items = step.items.map(({ ref }) => ref).join(' ');
  return [step.number, step.title, items, doerOf(step), step.ended_by_name, step.remark].join(' ');
}

/** The refs that a section's steps serve, each once. */
export function refsOf(section: RunBookSection): string[] {
  return [...new Set(section.steps.flatMap(({ items }) => items.map(({ ref }) => ref)))].filter(Boolean);
}
