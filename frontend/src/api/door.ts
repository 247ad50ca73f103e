import { newId } from '@/lib/uuid';
import { bound } from './bridge';
import { AppError, call } from './call';
import type { Commands, Queries, Receipt } from './generated/door';
import { takesPacked, unpacked } from './packed';

export type * from './generated/door';

export type CommandName = keyof Commands & string;
export type QueryName = keyof Queries & string;
export type ParamsOf<N extends QueryName> = Queries[N] extends { params: infer P } ? P : never;
export type ResultOf<N extends QueryName> = Queries[N] extends { result: infer R } ? R : never;

/** Commands of which nobody knows whether they happened, with the ids under which they were sent. */
const unsure = new Map<string, string>();

/**
 * Asks Go to change something. Rejects with AppError. Where the error leaves it open whether it happened, the same
 * command sent again carries the same id: Go does it once.
 */
export async function doCommand<N extends CommandName>(name: N, payload: Commands[N]): Promise<Receipt> {
  const text = JSON.stringify(payload);
  const sent = `${name} ${text}`;
  const id = unsure.get(sent) ?? newId();
  try {
    const receipt = await call(async () => bound().Door.Do(name, id, text));
    unsure.delete(sent);
    return receipt;
  } catch (error) {
    if (leavesOpen(error)) unsure.set(sent, id);
    else unsure.delete(sent);
    throw error;
  }
}

/** The same command several times in one transaction: all or none. A repetition carries the same ids, as above. */
export async function doCommands<N extends CommandName>(name: N, payloads: Commands[N][]): Promise<Receipt[]> {
  const texts = payloads.map((payload) => JSON.stringify(payload));
  const key = (text: string, at: number) => `${at} of ${texts.length} ${name} ${text}`;
  const sent = texts.map((text, at) => ({ id: unsure.get(key(text, at)) ?? newId(), payload: text }));
  const settle = (open: boolean) => {
    for (const [at, { id, payload }] of sent.entries()) {
      if (open) unsure.set(key(payload, at), id);
      else unsure.delete(key(payload, at));
    }
  };
  try {
    const receipts = await call(() => bound().Door.DoAll(name, sent));
    settle(false);
    return receipts;
  } catch (error) {
    settle(leavesOpen(error));
    throw error;
  }
}

function leavesOpen(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'unavailable' || error.code === 'internal');
}

/** Asks Go for something to show. Rejects with AppError. */
export function get<N extends QueryName>(name: N, params: ParamsOf<N>): Promise<ResultOf<N>> {
  return call(async () => {
    const { Door } = bound();
    const asked = JSON.stringify(params);
    const answer = await (takesPacked ? Door.GetPacked(name, asked) : Door.Get(name, asked));
    return (await unpacked(answer)) as ResultOf<N>;
  });
}
