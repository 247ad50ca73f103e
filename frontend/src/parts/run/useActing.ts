import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { doCommand, type RunBookStep } from '@/api/door';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { useDraftText } from '@/lib/drafts';
import { leadsToUnreadable } from '@/ui/unreadable';
import { asksWhy, mayDo, type StepAction } from './steps';

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
  /** Does it at once, or asks for the reason that it needs. Gives whether it was done. */
  act: (action: StepAction) => Promise<boolean>;
  /** Takes back the question for a reason. */
  leave: () => void;
}

/** The remark for the next act on a step, kept as a draft until then, and the acts themselves. */
export function useActing(step: RunBookStep): Acting {
  const send = useStepAct();
  const [remark, setText] = useDraftText(`step.${step.id}`);
  const [until, setUntil] = useState(0);
  const [asked, setAsked] = useState<StepAction | null>(null);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const untilField = useRef<HTMLDivElement>(null);
  const running = useRef<Promise<unknown> | null>(null);
  const latest = useRef(step);
  latest.current = step;

  // biome-ignore lint/correctness/useExhaustiveDependencies: anew with each step
  useEffect(() => {
    setUntil(0);
    setAsked(null);
    setProblem('');
  }, [step.id]);

  const setRemark = (text: string) => {
    setText(text);
    setProblem('');
  };

  const act = async (action: StepAction): Promise<boolean> => {
    // A key pressed while the last act is still on its way counts, once it has arrived.
    const before = running.current;
    if (before && asksWhy(latest.current, action) && remark.trim() === '') {
      setAsked(action); // at once: what is typed next is the reason, not more keys
      setProblem('');
      return false;
    }
    if (before) {
      await before;
      if (!mayDo(latest.current, action)) return false;
    }
    const now = latest.current;
    if (!mayDo(now, action)) {
      setProblem(reasonFor(now.can, action) ?? t('ui.step.not_now'));
      return false;
    }
    if (asksWhy(now, action) && remark.trim() === '') {
      setAsked(action);
      setProblem('');
      return false;
    }
    if (action === 'hold' && leadsToUnreadable(untilField.current)) return false;
    setBusy(true);
    setProblem('');
    const sent = send(now, action, { remark: remark.trim(), until: action === 'hold' ? until : 0 });
    running.current = sent.catch(() => undefined);
    try {
      await sent;
    } catch (error) {
      setProblem((error as Error).message);
      return false;
    } finally {
      running.current = null;
      setBusy(false);
    }
    setRemark('');
    setUntil(0);
    setAsked(null);
    return true;
  };

  return { remark, setRemark, until, setUntil, untilField, asked, problem, busy, act, leave: () => setAsked(null) };
}
