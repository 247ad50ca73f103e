import { type Ability, doCommand, type Receipt } from '@/api/door';
import { secretTags } from '@/api/secrets';

/** The changes of an item's status, in the order in which they are offered. */
export const decisions = ['approve', 'verify', 'submit', 'complete', 'reject', 'revert', 'fail'] as const;

export type DecisionName = (typeof decisions)[number];

/** What A, V, S and R do to an item, in the order in which they are offered. */
export const decisionKeys = { approve: 'a', verify: 'v', submit: 's', reject: 'r' } as const;

/** The key of a decision: R rejects; what cannot be rejected it returns, to the state before. */
export function keyOf(ability: Ability, all: readonly Ability[]): string | undefined {
  const { action } = ability;
  if (action === 'approve' || action === 'verify' || action === 'submit') return decisionKeys[action];
  return ability === backOf(all) ? 'r' : undefined;
}

/** Reverts come with the nearest state first. What is refused takes the key only where nothing else does: it says why. */
function backOf(all: readonly Ability[]): Ability | undefined {
  const ways = ['reject', 'revert'].flatMap((name) => all.filter(({ action }) => action === name));
  return ways.find(({ allowed }) => allowed) ?? ways[0];
}

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
