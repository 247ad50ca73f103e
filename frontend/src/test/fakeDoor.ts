import { vi } from 'vitest';

interface Asked {
  name: string;
  id: string;
  payload: unknown;
}

/**
 * Puts a Go that answers as told on the window: `queries` by name, each an answer or what makes one of the parameters;
 * commands with a receipt or what they throw.
 */
export function fakeDoor(queries: Record<string, unknown> = {}, refusals: Record<string, unknown> = {}) {
  const done: Asked[] = [];
  const listeners = new Set<{ name: string; listener: (payload: never) => void }>();
  const door = {
    Do: vi.fn(async (name: string, id: string, payload: string) => {
      done.push({ name, id, payload: JSON.parse(payload) });
      if (name in refusals) throw refusals[name];
      return { id: 'e1', at: 1 };
    }),
    Get: vi.fn(async (name: string, params: string) => {
      if (name in refusals) throw refusals[name];
      const answer = queries[name];
      return JSON.stringify(typeof answer === 'function' ? answer(JSON.parse(params)) : answer);
    }),
  };
  const packing = Object.assign(door, { GetPacked: (name: string, params: string) => door.Get(name, params) });
  window.go = { api: { Door: packing } } as unknown as typeof window.go;
  window.runtime = {
    EventsOn: (name, listener) => {
      const one = { name, listener };
      listeners.add(one);
      return () => listeners.delete(one);
    },
  };
  /** Tells who listens to the event of this name; without a name, everybody. */
  const emit = (payload: unknown, event?: string) => {
    for (const { name, listener } of listeners) if (!event || name === event) listener(payload as never);
  };
  return { door, done, emit };
}
