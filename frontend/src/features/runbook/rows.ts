import type { RunBookSection, RunBookStage, RunBookStep, RunBookView } from '@/api/door';
import { isMine, isOpen, stepsOf } from '@/parts/run/steps';

export type Filter = 'all' | 'mine' | 'open' | 'failed';
export const filters: readonly Filter[] = ['all', 'mine', 'open', 'failed'];

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

/** The sections of a stage with the steps that pass; those without any are left out. */
export function shownSections(stage: RunBookStage, filter: Filter, me: string): RunBookSection[] {
  return stage.sections
    .map((section) => ({ ...section, steps: section.steps.filter((step) => passes(step, filter, me)) }))
    .filter(({ steps }) => steps.length > 0);
}

/** The steps that are on screen, in order: not those of folded stages. */
export function shownSteps(book: RunBookView, filter: Filter, me: string, folded: ReadonlySet<string>): RunBookStep[] {
  return book.stages
    .filter(({ stage }) => !folded.has(stage))
    .flatMap((stage) => shownSections(stage, filter, me).flatMap(({ steps }) => steps));
}

/** A step that failed or was skipped and has a later one in its place. */
export function isReplaced(step: RunBookStep, all: readonly RunBookStep[]): boolean {
  return step.state !== 'completed' && all.some(({ after, origin }) => after === step.id && origin !== 'deviation');
}

/** The refs that a section's steps serve, each once. */
export function refsOf(section: RunBookSection): string {
  return [...new Set(section.steps.flatMap(({ items }) => items.map(({ ref }) => ref)))].filter(Boolean).join(', ');
}
