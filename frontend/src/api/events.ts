import { runtime } from './bridge';

/** Something was committed, here or on another workstation. `*` stands for everything. */
export interface Changed {
  topics: string[];
}

/** Calls the listener after every change; returns what stops it. Silent in a plain browser. */
export function onChanged(listener: (changed: Changed) => void): () => void {
  return onEvent<Changed>('changed', listener);
}

/** Any other event of the backend, by name. */
export function onEvent<T>(name: string, listener: (payload: T) => void): () => void {
  return runtime()?.EventsOn(name, listener) ?? (() => undefined);
}
