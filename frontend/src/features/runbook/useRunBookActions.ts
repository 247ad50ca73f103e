import { useMemo, useRef } from 'react';
import type { Action } from '@/actions/registry';
import type { RunBookStep, RunBookView } from '@/api/door';
import { say, t } from '@/i18n/i18n';
import { abilityFor } from '@/lib/abilities';
import { deploymentPath } from '@/lib/paths';
import { isOpen, mayDo, onwardOf, stepsOf } from '@/parts/run/steps';
import { useStepAct } from '@/parts/run/useActing';
import { useDocumentActions } from '@/parts/run/useDocumentActions';
import { verbOf } from '@/parts/run/words';
import { useCopy } from '@/ui/CodeBlock';
import { useNotices } from '@/ui/Notices';
import { stateWord } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import { asText } from '@/ui/table/lines';
import { stepColumns } from './stepColumns';
import type { Panel } from './useRunBookPage';

interface Parts {
  book: RunBookView;
  project: string;
  /** What stands behind the ? of the address: work mode brings it back. */
  kept: string;
  shown: RunBookStep[];
  current: RunBookStep | undefined;
  /** The id of the step in the panel. */
  peeked: string;
  select: (id: string) => void;
  peek: (id: string) => void;
  show: (panel: Panel) => void;
  toFind: () => void;
}

/** Everything that can be done on the page of a run book; the one next action first. */
export function useRunBookActions(parts: Parts) {
  const { book, project, kept, shown, current, peeked, select, peek, show, toFind } = parts;
  const papers = useDocumentActions(book.deployment);
  const copying = useCopying(shown, book.time_zone);
  const documents = useMemo(() => [...papers, copying], [papers, copying]);
  const act = useStepAct();
  const next = useMemo(() => nextOf(book, shown), [book, shown]);
  const isLeft = useMemo(() => stepsOf(book).some(isOpen), [book]);
  return useMemo(() => {
    const form = (id: string, panel: Panel, label: string, keys?: string): Action => ({
      id,
      label,
      keys,
      group: 'ui.runbook.group',
      enabled: () => allowed(book, id),
      run: () => show(panel),
    });
    const approve = form('runbook.approve', 'approve', t('ui.runbook.approve'), 'a');
    const without = form('runbook.start_without', 'without', t('ui.runbook.start_without'));
    const add = form('step.add', 'add', t('ui.runbook.add_step'), 'n');
    const onward = current && onwardAction({ step: current, next, peeked, act, peek });
    const workMode: Action = {
      id: 'runbook.work_mode',
      label: t('ui.runbook.work_mode'),
      keys: 'w',
      icon: 'steps',
      group: 'ui.runbook.group',
      enabled: () => book.progress.steps > 0 || t('ui.runbook.empty'),
      run: ({ navigate }) => navigate(workPath(project, book.deployment, current, kept)),
    };
    const find: Action = {
      id: 'runbook.find',
      label: t('ui.runbook.find'),
      keys: 'mod+f',
      icon: 'search',
      group: 'ui.runbook.group',
      run: toFind,
    };
    const mayApprove = abilityFor(book.can, 'runbook.approve')?.allowed && book.approval.state === 'draft';
    const goesOn = (isLeft && onward) || workMode; // with nothing left, the deployment is closed there
    const first = mayApprove && !book.approval.without_counts ? approve : goesOn;
    const rest = [onward, approve, without, add].filter((one) => one !== undefined && one !== first) as Action[];
    const ways = moves(shown, current, select, () => current && peek(current.id === peeked ? '' : current.id));
    const all = [...(first === workMode ? [] : [first]), ...rest, workMode, find, ...documents, ...ways];
    return { primary: first, book: rest, documents, workMode, all };
  }, [book, project, kept, shown, current, peeked, select, peek, show, toFind, documents, act, next, isLeft]);
}

/** The steps that are shown, as text. */
function useCopying(shown: RunBookStep[], zone: string): Action {
  const { run } = useCopy();
  const copy = useRef(run);
  copy.current = run;
  const { notify } = useNotices();
  return useMemo(
    () => ({
      id: 'runbook.copy',
      label: t('ui.runbook.copy'),
      group: 'ui.runbook.group',
      icon: 'copy',
      enabled: () => shown.length > 0 || t('ui.runbook.none'),
      run: async () => {
        if (!(await copy.current(asText(stepColumns(zone), shown)))) return;
        notify({ tone: 'done', title: t('ui.runbook.copied', { count: shown.length }) });
      },
    }),
    [shown, zone, notify],
  );
}

/** Work mode on a step; `kept` are the parameters of the run book's address to come back to. */
export function workPath(project: string, deployment: string, step?: RunBookStep, kept = ''): string {
  const params = new URLSearchParams(kept);
  if (step) params.set('step', step.id);
  else params.delete('step');
  const query = params.toString();
  return deploymentPath(project, deployment, query ? `run?${query}` : 'run');
}

function allowed(book: RunBookView, action: string): true | string {
  const ability = abilityFor(book.can, action);
  if (ability?.allowed) return true;
  return ability?.why ? say(ability.why) : t('ui.step.not_now');
}

/** The step to work on: what is in progress, what comes next, else the first one that is open; of those that are shown. */
function nextOf(book: RunBookView, shown: RunBookStep[]): RunBookStep | undefined {
  const open = shown.filter((step) => isOpen(step) && !step.projected);
  return open.find(({ state }) => state === 'in_progress') ?? open.find(({ id }) => id === book.next) ?? open[0];
}

interface Onward {
  step: RunBookStep;
  next: RunBookStep | undefined;
  peeked: string;
  act: ReturnType<typeof useStepAct>;
  peek: (id: string) => void;
}

/** Start, complete or resume the current step. One that has ended is shown; from there the way leads to the next one to work on. */
function onwardAction({ step, next, peeked, act, peek }: Onward): Action | undefined {
  const action = onwardOf(step);
  const base = { keys: 'enter', group: 'ui.runbook.group' } as const;
  if (!action && step.id !== peeked) {
    const label = t('ui.runbook.show_step', { step: step.number });
    return { ...base, id: 'step.show', label, run: () => peek(step.id) };
  }
  if (!action) {
    if (!next) return undefined;
    const label = t('ui.runbook.go_to', { step: next.number, state: stateWord(next.state as State) });
    return { ...base, id: 'step.go_to', label, run: () => peek(next.id) };
  }
  return {
    ...base,
    id: `step.${action}`,
    label: t('ui.runbook.act_on', { verb: verbOf(action), step: step.number }),
    enabled: () => mayDo(step, action) || reason(step, action),
    run: () => act(step, action, { remark: '' }),
  };
}

function reason(step: RunBookStep, action: string): string {
  const why = abilityFor(step.can, action)?.why ?? step.blocked;
  return why ? say(why) : t('ui.step.not_now');
}

/** J and K, the arrows, Space. */
function moves(
  shown: RunBookStep[],
  current: RunBookStep | undefined,
  select: (id: string) => void,
  peek: () => void,
): Action[] {
  const at = shown.findIndex(({ id }) => id === current?.id);
  const by = (id: string, label: string, step: number, keys: string): Action => ({
    id,
    label,
    keys,
    group: 'ui.runbook.group',
    unlisted: true,
    run: () => {
      const next = shown[Math.min(shown.length - 1, Math.max(0, at + step))];
      if (next) select(next.id);
    },
  });
  return [
    by('runbook.next', t('ui.runbook.next_row'), 1, 'j'),
    by('runbook.previous', t('ui.runbook.previous_row'), -1, 'k'),
    by('runbook.down', t('ui.runbook.next_row'), 1, 'ArrowDown'),
    by('runbook.up', t('ui.runbook.previous_row'), -1, 'ArrowUp'),
    {
      id: 'runbook.peek',
      label: t('ui.runbook.peek'),
      keys: 'space',
      group: 'ui.runbook.group',
      unlisted: true,
      run: peek,
    },
  ];
}
