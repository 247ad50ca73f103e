import type { DeploymentView, ItemRow } from '@/api/door';
import { allows } from '@/lib/abilities';

export interface NextStep {
  kind: 'decide' | 'run' | 'book' | 'submit' | 'create';
  count: number;
}

/** The next thing that somebody with these roles would do here, out of what Go allows; nothing when none waits. */
export function nextStep(view: DeploymentView, rows: ItemRow[], roles: readonly string[]): NextStep | undefined {
  const canDo = (...actions: string[]) =>
    rows.filter(({ can }) => actions.some((action) => can.includes(action))).length;
  const decide = canDo('verify', 'approve');
  if (decide > 0) return { kind: 'decide', count: decide };
  const open = ['new', 'in_progress', 'on_hold'].reduce((sum, state) => sum + (view.step_counts[state] ?? 0), 0);
  const runs = open > 0 && (roles.includes('execute') || roles.includes('approval'));
  if (runs && (view.state === 'running' || view.state === 'overrun')) return { kind: 'run', count: open };
  const submit = roles.includes('entry') ? canDo('submit') : 0;
  if (submit > 0) return { kind: 'submit', count: submit };
  const draft = view.hurdles.some(({ key }) => key === 'deployment.hurdle.run_book');
  if (draft && roles.includes('approval')) return { kind: 'book', count: 1 };
  if (runs && !draft && roles.includes('execute')) return { kind: 'run', count: open };
  if (allows(view.can, 'item.create')) return { kind: 'create', count: 1 };
  return undefined;
}
