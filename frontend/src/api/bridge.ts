import { AppError } from './call';
import type { Receipt } from './generated/door';

interface Door {
  Do(name: string, payload: string): Promise<Receipt>;
  Get(name: string, params: string): Promise<string>;
}

/** What Wails puts on the window: the bound structs of package api, and its runtime. */
interface Bound {
  Door: Door;
}

interface Runtime {
  EventsOn(name: string, listener: (payload: never) => void): () => void;
  ClipboardSetText(text: string): Promise<boolean>;
  BrowserOpenURL(address: string): void;
}

declare global {
  interface Window {
    go?: { api: Bound };
    runtime?: Runtime;
  }
}

/** The bound structs; unavailable in a plain browser, where no Go listens. */
export function bound(): Bound {
  if (!window.go) throw new AppError('unavailable', 'ui.error.no_backend');
  return window.go.api;
}

/** The runtime of the window, or nothing in a plain browser. */
export function runtime(): Runtime | undefined {
  return window.runtime;
}
