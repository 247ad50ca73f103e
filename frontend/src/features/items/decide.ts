import { type Ability, doCommand, type Receipt } from '@/api/door';
import { secretTags } from '@/api/secrets';

/** The changes of an item's status, in the order in which they are offered. */
export const decisions = ['approve', 'verify', 'submit', 'complete', 'reject', 'revert', 'fail'] as const;

export type DecisionName = (typeof decisions)[number];

export const decisionKeys: Partial<Record<DecisionName, string>> = {
  submit: 's',
  verify: 'v',
  approve: 'a',
  reject: 'r',
};

export function isDecision(action: string): action is DecisionName {
  return decisions.includes(action as DecisionName);
}

/** The abilities of a page that change the status, refused ones included. */
export function decisionsOf(can: readonly Ability[]): Ability[] {
  return decisions.flatMap((name) => can.filter(({ action }) => action === name));
}

export interface Reasons {
  remark: string;
  alone: string;
}

/** Sends one decision about an item, with the digest of what was on the screen. Rejects with AppError. */
export async function sendDecision(
  item: { id: string; seen: string },
  ability: Pick<Ability, 'action' | 'target' | 'alone'>,
  { remark, alone }: Reasons,
): Promise<Receipt> {
  const said = { item: item.id, seen: item.seen, remark: remark.trim() || undefined };
  switch (ability.action as DecisionName) {
    case 'approve': {
      const tags = await secretTags(item.id);
      return doCommand('item.approve', { ...said, tags, alone: ability.alone ? alone.trim() : undefined });
    }
    case 'revert':
      return doCommand('item.revert', { ...said, remark: remark.trim(), target: ability.target ?? '' });
    case 'submit':
      return doCommand('item.submit', said);
    case 'verify':
      return doCommand('item.verify', said);
    case 'reject':
      return doCommand('item.reject', said);
    case 'complete':
      return doCommand('item.complete', said);
    case 'fail':
      return doCommand('item.fail', said);
  }
}
