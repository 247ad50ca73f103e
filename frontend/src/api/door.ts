import { bound } from './bridge';
import { call } from './call';
import type { Commands, Queries, Receipt } from './generated/door';

export type { Commands, Queries, Receipt } from './generated/door';

export type CommandName = keyof Commands & string;
export type QueryName = keyof Queries & string;
export type ParamsOf<N extends QueryName> = Queries[N] extends { params: infer P } ? P : never;
export type ResultOf<N extends QueryName> = Queries[N] extends { result: infer R } ? R : never;

/** Asks Go to change something. Rejects with AppError. */
export function doCommand<N extends CommandName>(name: N, payload: Commands[N]): Promise<Receipt> {
  return call(async () => bound().Door.Do(name, JSON.stringify(payload)));
}

/** Asks Go for something to show. Rejects with AppError. */
export function get<N extends QueryName>(name: N, params: ParamsOf<N>): Promise<ResultOf<N>> {
  return call(async () => JSON.parse(await bound().Door.Get(name, JSON.stringify(params))));
}
