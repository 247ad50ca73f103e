import { type Message, say } from '@/i18n/i18n';

/** What Go says about something that a person might do: whether it is allowed now, and why not. */
export interface Allowance {
  action: string;
  target?: string;
  allowed: boolean;
  why?: Message;
}

/** The entry for an action; with a target, the one that leads there. */
export function abilityFor<A extends Allowance>(can: readonly A[], action: string, target?: string): A | undefined {
  return can.find((one) => one.action === action && (target === undefined || one.target === target));
}

/** Whether it is allowed now. */
export function allows(can: readonly Allowance[], action: string): boolean {
  return can.some((one) => one.action === action && one.allowed);
}

/** The sentence why it is not allowed now; nothing when it is. */
export function reasonFor(can: readonly Allowance[], action: string): string | undefined {
  const ability = abilityFor(can, action);
  return ability?.why && !ability.allowed ? say(ability.why) : undefined;
}
