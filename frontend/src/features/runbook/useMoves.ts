import { useCallback, useMemo, useRef, useState } from 'react';
import type { RunBookStep, RunBookView } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { stepsOf } from '@/parts/run/steps';
import { useConfirm } from '@/ui/Confirm';
import type { MenuEntry } from '@/ui/Menu';
import { useNotices } from '@/ui/Notices';

/** How the steps of a stage are put in order. The order is part of what is approved. */
export interface Moves {
  /** Where a step stands among those of its stage that can be moved; -1 where it cannot. */
  placeOf: (step: RunBookStep) => number;
  /** The steps of a stage that can be moved, in order. */
  inStage: (stage: string) => RunBookStep[];
  /** Why nothing can be moved now. */
  reason: string | undefined;
  /** Puts a step at a place in its stage, from 0; says so, and offers to take it back. */
  put: (step: RunBookStep, place: number) => Promise<void>;
  /** For those who hear it. */
  said: string;
  say: (words: string) => void;
}

/** Moves need the whole list: `isNarrowed` says that a part of it is hidden. */
export function useMoves(book: RunBookView, isNarrowed: boolean): Moves {
  const move = useDo('step.move').run;
  const confirm = useConfirm();
  const { notify, refuse } = useNotices();
  const [said, say] = useState('');
  const latest = useRef(book);
  latest.current = book;

  const inStage = useCallback(
    (stage: string) => stepsOf(book).filter((step) => step.stage === stage && !step.projected),
    [book],
  );
  const placeOf = useCallback(
    (step: RunBookStep) => inStage(step.stage).findIndex(({ id }) => id === step.id),
    [inStage],
  );
  const order = useCallback(
    async (step: RunBookStep, place: number): Promise<boolean> => {
      try {
        await move({ step: step.id, place, seen: latest.current.seen });
        return true;
      } catch (error) {
        refuse(t('ui.reorder.refused', { what: nameOf(step) }), error as Error);
        return false;
      }
    },
    [move, refuse],
  );
  const put = useCallback(
    async (step: RunBookStep, place: number) => {
      const from = placeOf(step);
      if (from < 0 || from === place) return;
      const approved = latest.current.approval.state === 'approved';
      const question = {
        title: t('ui.runbook.move_approved'),
        body: t('ui.runbook.move_means'),
        verb: t('ui.runbook.move'),
      };
      if (approved && !(await confirm(question))) return;
      if (!(await order(step, place))) return;
      const title = t('ui.reorder.moved', {
        what: nameOf(step),
        place: place + 1,
        count: inStage(step.stage).length,
      });
      say(title);
      notify({ tone: 'done', title, about: `moved ${step.id}`, undo: () => void order(step, from) });
    },
    [placeOf, inStage, order, confirm, notify],
  );
  const reason = reasonFor(book.can, 'step.move') ?? (isNarrowed ? t('ui.reorder.own_order_only') : undefined);
  return useMemo(() => ({ placeOf, inStage, reason, put, said, say }), [placeOf, inStage, reason, put, said]);
}

function nameOf({ title }: RunBookStep): string {
  return title; // the number is another one afterwards
}

/** Up and down among the steps of the stage, in a menu. */
export function moveEntries({ placeOf, inStage, reason, put }: Moves, step: RunBookStep): MenuEntry[] {
  const at = placeOf(step);
  if (at < 0) return [];
  const last = inStage(step.stage).length - 1;
  const entry = (id: string, label: string, icon: MenuEntry['icon'], place: number): MenuEntry => ({
    id,
    label,
    icon,
    keys: place < at ? 'alt+ArrowUp' : 'alt+ArrowDown',
    reason: reason ?? (place < 0 || place > last ? t('ui.runbook.move_end') : undefined),
    onSelect: () => void put(step, place),
  });
  return [
    entry('up', t('ui.runbook.move_up'), 'arrowUp', at - 1),
    entry('down', t('ui.runbook.move_down'), 'arrowDown', at + 1),
  ];
}
