import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Action } from '@/actions/registry';
import type { RunBookStep, RunBookView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { deploymentPath } from '@/lib/paths';
import { useRemembered } from '@/lib/remember';
import { actActions } from '@/parts/run/actActions';
import { isOpen, stepsOf } from '@/parts/run/steps';
import { type Acting, useActing } from '@/parts/run/useActing';
import { type Secrets, useSecrets } from '@/parts/run/useSecrets';

/** What work mode has also without a step to work on. */
export interface Surroundings {
  book: RunBookView;
  project: string;
  steps: RunBookStep[];
  /** None before the first step is there, and after the last one has ended. */
  step?: RunBookStep;
  go: (step: RunBookStep | undefined) => void;
  actions: Action[];
  /** The high-contrast run mode; on, until it is switched off on this workstation. */
  contrast: { high: boolean; choose: (high: boolean) => void };
  /** Leads back to the run book, on this step. */
  back: string;
}

export interface WorkMode extends Surroundings {
  step: RunBookStep;
  previous: RunBookStep | undefined;
  next: RunBookStep | undefined;
  acting: Acting;
  secrets: Secrets;
}

const nothing = { id: '', can: [], blocks: [], sensitive: false } as unknown as RunBookStep;

/** In the address in place of a step: behind the last one. */
const end = 'end';

/** Where work mode stands: the step of the address, else the one that came next at first. None when all had ended. */
export function useWorkMode(book: RunBookView, project: string): WorkMode | Surroundings {
  const [params, setParams] = useSearchParams();
  const [high, choose] = useRemembered('workmode.contrast', true);
  const steps = useMemo(() => stepsOf(book).filter(({ projected }) => !projected), [book]);
  // Whatever becomes of the steps meanwhile, the screen stays on this one: nobody's key is for another.
  const [begun] = useState(() => book.next || (steps.find(isOpen)?.id ?? end));
  const asked = params.get('step') ?? begun;
  const stepOf = (place: string) => steps.find(({ id }) => id === place);
  const step = asked === end ? undefined : (stepOf(asked) ?? stepOf(begun));
  const at = step ? steps.indexOf(step) : steps.length;
  const [previous, next] = [steps[at - 1], steps[at + 1]];

  const acting = useActing(step ?? nothing);
  const secrets = useSecrets(step ?? nothing);
  const goTo = useCallback(
    (place: string) => {
      const next = (params: URLSearchParams) => {
        params.set('step', place);
        return params;
      };
      setParams(next, { replace: true });
    },
    [setParams],
  );
  const go = useCallback((to: RunBookStep | undefined) => to && goTo(to.id), [goTo]);
  const isLast = steps.every((one) => one === step || !isOpen(one));
  const { act } = acting;
  const stands = useRef(step?.id); // who went elsewhere while the act was on its way is not called back
  useEffect(() => {
    stands.current = step?.id;
    return () => {
      stands.current = undefined;
    };
  }, [step?.id]);
  const actAndGoOn = useCallback(
    async (action: Parameters<Acting['act']>[0]) => {
      const wrote = isWriting();
      const done = await act(action);
      const writes = !wrote && isWriting(); // since then: a reason or a note, which belongs to this step
      const goesOn = done && (action === 'complete' || action === 'skip') && stands.current === step?.id && !writes;
      if (goesOn && isLast) goTo(end);
      else if (goesOn) go(next);
      return done;
    },
    [act, go, goTo, isLast, next, step?.id],
  );
  const back = backPath(project, book.deployment, params, step);
  const actions = useMemo(() => {
    const ways = [...moves({ previous, next, go, back }), contrastAction(high, choose)];
    return step ? [...actActions(step, actAndGoOn), ...ways, noteAction(), ...copies] : ways;
  }, [step, actAndGoOn, previous, next, go, back, high, choose]);
  const around = { book, project, steps, go, actions, contrast: { high, choose }, back };
  if (!step) return around;
  return { ...around, step, previous, next, acting: { ...acting, act: actAndGoOn }, secrets };
}

/** The run book on this step, narrowed and folded as it was left. */
function backPath(project: string, deployment: string, params: URLSearchParams, step?: RunBookStep): string {
  const kept = new URLSearchParams(params);
  kept.delete('step');
  if (step) kept.set('step', step.id);
  const query = kept.toString();
  return deploymentPath(project, deployment, query ? `runbook?${query}` : 'runbook');
}

const isWriting = () => document.activeElement?.matches('input, textarea') ?? false;

interface Ways {
  previous: RunBookStep | undefined;
  next: RunBookStep | undefined;
  go: (step: RunBookStep | undefined) => void;
  back: string;
}

function moves({ previous, next, go, back }: Ways): Action[] {
  const group = 'ui.workmode.group';
  return [
    { id: 'work.next', label: t('ui.runbook.next_row'), keys: 'j', group, run: () => go(next) },
    { id: 'work.previous', label: t('ui.runbook.previous_row'), keys: 'k', group, run: () => go(previous) },
    { id: 'work.back', label: t('ui.workmode.back'), keys: 'escape', group, run: ({ navigate }) => navigate(back) },
  ];
}

function noteAction(): Action {
  return {
    id: 'work.note',
    label: t('ui.step.note'),
    keys: 'n',
    group: 'ui.workmode.group',
    run: () => document.getElementById('work-remark')?.focus(),
  };
}

function contrastAction(high: boolean, choose: (high: boolean) => void): Action {
  return {
    id: 'work.contrast',
    label: t('ui.workmode.contrast'),
    group: 'ui.workmode.group',
    icon: 'sun',
    run: () => choose(!high),
  };
}

/** C presses the copy button of the first command, Shift C that of the second: there it is seen that it was copied. */
const copies: Action[] = ['c', 'shift+c'].map((keys, at) => ({
  id: `work.copy_${at + 1}`,
  label: t('ui.workmode.copy', { n: at + 1 }),
  keys,
  group: 'ui.workmode.group',
  run: () => document.querySelector<HTMLElement>(`#work-step [aria-keyshortcuts="${keys}"]`)?.click(),
}));
