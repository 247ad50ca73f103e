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

/** How far a long task is. */
export interface Progress {
  task:
    | 'document'
    | 'paper'
    | 'verify'
    | 'verification'
    | 'sample'
    | 'backup'
    | 'upgrade'
    | 'restore'
    | 'repair'
    | 'copy_out';
  done: number;
  total: number;
  finished: boolean;
}

/** Calls the listener while a long task goes on; returns what stops it. */
export function onProgress(listener: (progress: Progress) => void): () => void {
  return onEvent<Progress>('progress', listener);
}
