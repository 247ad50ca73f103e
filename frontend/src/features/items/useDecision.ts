import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useMemo, useRef, useState } from 'react';
import type { Action } from '@/actions/registry';
import { AppError } from '@/api/call';
import type { Ability, ItemView } from '@/api/door';
import { say, t } from '@/i18n/i18n';
import { useDraftText } from '@/lib/drafts';
import { useNotices } from '@/ui/Notices';
import { type DecisionName, decisionKeys, decisionsOf, sendDecision } from './decide';

export interface DecisionState {
  /** All changes of the status that this state knows, refused ones with their reason. */
  abilities: Ability[];
  remark: string;
  setRemark: (text: string) => void;
  /** The reason for deciding alone, where one is needed. */
  alone: string;
  setAlone: (text: string) => void;
  needsAlone: boolean;
  /** What must be written before the decision that was just tried. */
  missing: 'remark' | 'alone' | null;
  error: AppError | null;
  busy: string | null;
  act: (ability: Ability) => void;
  /** The same for keys and palette: whoever shows the item offers them. */
  actions: readonly Action[];
  /** Tries again what lacked its reason: Enter in the field of the remark. */
  goOn: () => void;
  remarkField: RefObject<HTMLInputElement | null>;
  aloneField: RefObject<HTMLInputElement | null>;
}

/** Deciding about an item: a remark, the buttons, their keys, and what came of it. Who gives `onDone` shows it. */
export function useDecision(view: ItemView, onDone?: () => void): DecisionState {
  const [remark, setRemark] = useDraftText(`decision.${view.id}`);
  const [alone, setAlone] = useDraftText(`decision.${view.id}.alone`);
  const [missing, setMissing] = useState<DecisionState['missing']>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const remarkField = useRef<HTMLInputElement>(null);
  const aloneField = useRef<HTMLInputElement>(null);
  const client = useQueryClient();
  const { notify } = useNotices();
  const abilities = useMemo(() => decisionsOf(view.can), [view.can]);

  const lacks = (ability: Ability): DecisionState['missing'] => {
    if (ability.remark === 'required' && remark.trim() === '') return 'remark';
    return ability.alone && alone.trim() === '' ? 'alone' : null;
  };
  const send = async (ability: Ability) => {
    setBusy(ability.action);
    setError(null);
    try {
      await sendDecision(view, ability, { remark, alone });
      setRemark('');
      setAlone('');
      if (onDone) onDone();
      else
        notify({ tone: 'done', title: t(`ui.items.done_${ability.action as DecisionName}`, { name: nameOf(view) }) });
    } catch (refused) {
      if (!(refused instanceof AppError)) throw refused;
      setError(refused);
    } finally {
      setBusy(null);
      void client.invalidateQueries();
    }
  };
  const tried = useRef<Ability | null>(null);
  const act = (ability: Ability) => {
    if (busy) return;
    tried.current = ability;
    const lack = lacks(ability);
    setMissing(lack);
    if (lack) (lack === 'remark' ? remarkField : aloneField).current?.focus();
    else void send(ability);
  };

  const latest = useRef(act);
  latest.current = act;
  const actions = useMemo(
    () => abilities.map((ability) => actionFor(ability, (one) => latest.current(one))),
    [abilities],
  );
  const needsAlone = abilities.some((ability) => ability.alone);
  return {
    abilities,
    remark,
    setRemark,
    alone,
    setAlone,
    needsAlone,
    missing,
    error,
    busy,
    act,
    actions,
    goOn: () => tried.current && act(tried.current),
    remarkField,
    aloneField,
  };
}

export function nameOf({ ref, title }: { ref: string; title: string }): string {
  return ref || title;
}

/** "Approve", or "Revert to Review". */
export function decisionWord({ action, target }: Ability): string {
  if (action === 'revert') return t('ui.items.revert_to', { state: stateWord(target ?? '') });
  return t(`ui.items.do_${action as Exclude<DecisionName, 'revert'>}`);
}

export function stateWord(state: string): string {
  return say({ key: `ui.state.${state}` });
}

function actionFor(ability: Ability, act: (ability: Ability) => void): Action {
  return {
    id: `item.${ability.action}.${ability.target ?? ''}`,
    label: decisionWord(ability),
    group: 'ui.items.group',
    keys: decisionKeys[ability.action as DecisionName],
    enabled: () => ability.allowed || (ability.why ? say(ability.why) : t('ui.items.not_now')),
    run: () => act(ability),
  };
}
