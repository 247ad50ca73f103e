import { useMemo } from 'react';
import type { RunBookStep } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { useConfirm } from '@/ui/Confirm';
import type { MenuEntry } from '@/ui/Menu';
import { useNotices } from '@/ui/Notices';
import type { RunBookPageState } from './useRunBookPage';

/** Up and down among the steps of the stage. The order is part of what is approved. */
export function useMoves({ book, steps }: RunBookPageState, step: RunBookStep): MenuEntry[] {
  const move = useDo('step.move').run;
  const confirm = useConfirm();
  const { refuse } = useNotices();
  return useMemo(() => {
    if (step.projected) return [];
    const stage = steps.filter((one) => one.stage === step.stage && !one.projected);
    const at = stage.findIndex(({ id }) => id === step.id);
    const refused = reasonFor(book.can, 'step.move');
    const to = async (place: number) => {
      const approved = book.approval.state === 'approved';
      const question = {
        title: t('ui.runbook.move_approved'),
        body: t('ui.runbook.move_means'),
        verb: t('ui.runbook.move'),
      };
      if (approved && !(await confirm(question))) return;
      await move({ step: step.id, place, seen: book.seen });
    };
    const entry = (id: string, label: string, icon: MenuEntry['icon'], place: number): MenuEntry => ({
      id,
      label,
      icon,
      reason: refused ?? (place < 0 || place >= stage.length ? t('ui.runbook.move_end') : undefined),
      onSelect: () => void to(place).catch((error: Error) => refuse(label, error)),
    });
    return [
      entry('up', t('ui.runbook.move_up'), 'arrowUp', at - 1),
      entry('down', t('ui.runbook.move_down'), 'arrowDown', at + 1),
    ];
  }, [book, steps, step, move, confirm, refuse]);
}
