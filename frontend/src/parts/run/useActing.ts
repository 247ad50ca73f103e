import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { doCommand, type RunBookStep } from '@/api/door';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { draftText, useDraftText, useDraftValue } from '@/lib/drafts';
import { useNotices } from '@/ui/Notices';
import { leadsToUnreadable } from '@/ui/unreadable';
import { asksWhy, mayDo, type StepAction } from './steps';
import { verbOf } from './words';

export interface Act {
  remark: string;
  /** When a hold is expected to end; 0 when nobody knows. */
  until?: number;
  person?: string;
}

/** Does one thing to a step, over what was seen of it. Rejects with AppError; asks everything on screen again. */
export function useStepAct() {
  const client = useQueryClient();
  return useCallback(
    async (step: RunBookStep, action: StepAction, act: Act) => {
      try {
        await send(step, action, act);
      } finally {
        await client.invalidateQueries();
      }
    },
    [client],
  );
}

function send(step: RunBookStep, action: StepAction, { remark, until, person }: Act) {
  const order = { step: step.id, remark: remark || undefined, seen: step.seen };
  switch (action) {
    case 'remark':
      return doCommand('step.remark', { step: step.id, remark });
    case 'hold':
      return doCommand('step.hold', { ...order, remark, until: until || undefined });
    case 'assign':
      return doCommand('step.assign', { ...order, person: person || undefined });
    default:
      return doCommand(`step.${action}`, order);
  }
}

export interface Acting {
  remark: string;
  setRemark: (remark: string) => void;
  until: number;
  setUntil: (until: number) => void;
  /** Around the field for the end of a hold: nothing is held while its text cannot be read. */
  untilField: RefObject<HTMLDivElement | null>;
  /** The act that waits for a reason. */
  asked: StepAction | null;
  /** Why the last act was refused. */
  problem: string;
  busy: boolean;
  /** Does it at once, or asks for the reason that it needs. Gives whether it was done. Always the same function. */
  act: (action: StepAction) => Promise<boolean>;
  /** Takes back the question for a reason. */
  leave: () => void;
}

/** The remark for the next act on a step and the end of a hold, kept as drafts until then, and the acts themselves. */
export function useActing(step: RunBookStep): Acting {
  const send = useStepAct();
  const { refuse } = useNotices();
  const place = `step.${step.id}`;
  const [remark, setText] = useDraftText(place);
  const [until, setUntil] = useDraftValue(`${place}.until`, 0);
  const [asked, setAsked] = useState<StepAction | null>(null);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const untilField = useRef<HTMLDivElement>(null);
  const running = useRef<Promise<unknown> | null>(null);
  const latest = useLatest(step);

  // biome-ignore lint/correctness/useExhaustiveDependencies: anew with each step
  useEffect(() => {
    setAsked(null);
    setProblem('');
  }, [step.id]);

  const setRemark = (text: string) => {
    setText(text);
    setProblem('');
  };
  const ask = (action: StepAction) => {
    setAsked(action);
    setProblem('');
    return false;
  };
  const lacksWhy = (on: RunBookStep, action: StepAction) => asksWhy(on, action) && draftText(place).trim() === '';

  const act = async (action: StepAction): Promise<boolean> => {
    // A key pressed while the last act is still on its way counts, once it has arrived, for the step it was pressed on.
    if (running.current && lacksWhy(step, action)) return ask(action); // at once: what is typed next is the reason
    while (running.current) {
      await running.current;
      await drawn();
      if (latest.current?.id !== step.id || !mayDo(latest.current, action)) return false;
    }
    const now = latest.current ?? step;
    if (!mayDo(now, action)) {
      setProblem(reasonFor(now.can, action) ?? t('ui.step.not_now'));
      return false;
    }
    if (lacksWhy(now, action)) return ask(action);
    if (action === 'hold' && leadsToUnreadable(untilField.current)) return false;
    const text = draftText(place);
    setBusy(true);
    setProblem('');
    setAsked((other) => (other === action ? other : null)); // the text goes with this act
    const sent = send(now, action, { remark: text.trim(), until: action === 'hold' ? until : 0 });
    running.current = sent.catch(() => undefined);
    try {
      await sent;
    } catch (error) {
      if (latest.current?.id === now.id) setProblem((error as Error).message);
      else refuse(t('ui.step.not_done', { step: `${now.number} ${now.title}`, verb: verbOf(action) }), error as Error);
      return false;
    } finally {
      running.current = null;
      setBusy(false);
    }
    if (draftText(place) === text) setText(''); // what was typed meanwhile is for the next act
    if (action === 'hold') setUntil(0);
    if (latest.current?.id === now.id) setAsked((other) => (other === action ? null : other));
    return true;
  };
  const newest = useRef(act);
  newest.current = act;
  const stable = useCallback((action: StepAction) => newest.current(action), []);

  return {
    remark,
    setRemark,
    until,
    setUntil,
    untilField,
    asked,
    problem,
    busy,
    act: stable,
    leave: () => setAsked(null),
  };
}

/** The step as it is drawn now; nothing once nobody looks at any. */
function useLatest(step: RunBookStep) {
  const latest = useRef<RunBookStep | undefined>(step);
  latest.current = step;
  useEffect(
    () => () => {
      latest.current = undefined;
    },
    [],
  );
  return latest;
}

/** Once what has arrived is drawn. */
const drawn = () => new Promise((resolve) => setTimeout(resolve));
