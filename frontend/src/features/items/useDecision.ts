import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useMemo, useRef, useState } from 'react';
import type { Action } from '@/actions/registry';
import { AppError } from '@/api/call';
import type { Ability, ItemView } from '@/api/door';
import { say, t } from '@/i18n/i18n';
import { useDraftText } from '@/lib/drafts';
import { useNotices } from '@/ui/Notices';
import { type DecisionName, decisionsOf, keyOf, sendDecision } from './decide';

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
  /** What Enter does in the field of the remark. */
  begun: Ability | null;
  /** Leads to the remark of what this key does; Enter there does it. Says why where it is not allowed. */
  begin: (key: string) => void;
  /** Enter in the field of the remark: does what was begun, or tries again what lacked its reason. */
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
      setBegun(null);
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
  const [begun, setBegun] = useState<Ability | null>(null);
  const act = (ability: Ability) => {
    if (busy) return;
    setBegun(ability);
    const lack = lacks(ability);
    setMissing(lack);
    if (lack) (lack === 'remark' ? remarkField : aloneField).current?.focus();
    else void send(ability);
  };
  const begin = (key: string) => {
    const ability = abilities.find((one) => keyOf(one, abilities) === key);
    if (ability?.allowed) {
      setBegun(ability);
      remarkField.current?.focus();
    } else {
      const title = ability ? decisionWord(ability) : nameOf(view);
      notify({ tone: 'hold', title, body: ability?.why ? say(ability.why) : t('ui.items.not_now') });
    }
  };

  const latest = useRef(act);
  latest.current = act;
  const actions = useMemo(
    () => abilities.map((ability) => actionFor(ability, keyOf(ability, abilities), (one) => latest.current(one))),
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
    begun,
    begin,
    goOn: () => begun && act(begun),
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

function actionFor(ability: Ability, keys: string | undefined, act: (ability: Ability) => void): Action {
  return {
    id: `item.${ability.action}.${ability.target ?? ''}`,
    label: decisionWord(ability),
    group: 'ui.items.group',
    keys,
    enabled: () => ability.allowed || (ability.why ? say(ability.why) : t('ui.items.not_now')),
    run: () => act(ability),
  };
}
