import type { DeploymentView, ItemRow } from '@/api/door';
import { allows } from '@/lib/abilities';

export interface NextStep {
  kind: 'decide' | 'run' | 'book' | 'submit' | 'create';
  count: number;
}

/** The next thing that the person would do here, out of what Go allows and says is that person's; nothing when none waits. */
export function nextStep(view: DeploymentView, rows: readonly ItemRow[]): NextStep | undefined {
  const decide = rows.filter(({ can }) => can.includes('verify') || can.includes('approve')).length;
  if (decide > 0) return { kind: 'decide', count: decide };
  const open = ['new', 'in_progress', 'on_hold'].reduce((sum, state) => sum + (view.step_counts[state] ?? 0), 0);
  const runs = open > 0 && view.runs;
  if (runs && (view.state === 'running' || view.state === 'overrun')) return { kind: 'run', count: open };
  const submit = rows.filter(({ can, waits }) => waits && can.includes('submit')).length;
  if (submit > 0) return { kind: 'submit', count: submit };
  const draft = view.hurdles.some(({ key }) => key === 'deployment.hurdle.run_book');
  if (draft && allows(view.can, 'runbook.approve')) return { kind: 'book', count: 1 };
  if (runs && !draft) return { kind: 'run', count: open };
  if (allows(view.can, 'item.create')) return { kind: 'create', count: 1 };
  return undefined;
}
