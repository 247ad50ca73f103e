import { createContext, useContext, useEffect, useRef } from 'react';
import { t } from '@/i18n/i18n';
import { useConfirm } from './Confirm';

/** How a form stands to whoever would leave it now: nothing goes away, it is being sent, or something would be lost. */
type Standing = 'free' | 'busy' | 'loses';

type Forms = Set<() => Standing>;

/** The forms inside the nearest panel or dialog. */
export const LeftContext = createContext<Forms | null>(null);

const all: Forms = new Set();

/** Tells the panel or dialog around a form, and the window, how the form stands for as long as it is there. */
export function useStanding(standing: () => Standing) {
  const latest = useRef(standing);
  latest.current = standing;
  const around = useContext(LeftContext);
  useEffect(() => {
    const ask = () => latest.current();
    all.add(ask);
    around?.add(ask);
    return () => {
      all.delete(ask);
      around?.delete(ask);
    };
  }, [around]);
}

/** Whether some form of the window holds what would be lost with it. */
export function wouldLoseAnything(): boolean {
  return holds(all, 'loses');
}

function holds(forms: Forms, standing: Standing): boolean {
  return [...forms].some((ask) => ask() === standing);
}

/** Asks whether what was typed may go. */
export function useAskToLose(): () => Promise<boolean> {
  const confirm = useConfirm();
  return () => confirm({ title: t('ui.form.lose'), verb: t('ui.form.discard'), danger: true });
}

/**
 * The way out of what holds forms, for its cross and Esc: none while one of them is sent, as nobody would hear what came
 * of it; a question when something would be lost. `forms` is given to LeftContext.
 */
export function useWayOut(onClose: () => void): { leave: () => void; forms: Forms } {
  const forms = useRef<Forms>(new Set()).current;
  const ask = useAskToLose();
  const asking = useRef(false);
  const leave = async () => {
    if (asking.current || holds(forms, 'busy')) return;
    asking.current = true;
    const sure = !holds(forms, 'loses') || (await ask());
    asking.current = false;
    if (sure) onClose();
  };
  return { leave: () => void leave(), forms };
}
