import { AppError } from './call';
import type * as Backups from './generated/wailsjs/go/api/Backups';
import type * as Boards from './generated/wailsjs/go/api/Boards';
import type * as Documents from './generated/wailsjs/go/api/Documents';
import type * as Door from './generated/wailsjs/go/api/Door';
import type * as Files from './generated/wailsjs/go/api/Files';
import type * as Integrity from './generated/wailsjs/go/api/Integrity';
import type * as Memory from './generated/wailsjs/go/api/Memory';
import type * as Offline from './generated/wailsjs/go/api/Offline';
import type * as Presence from './generated/wailsjs/go/api/Presence';
import type * as Session from './generated/wailsjs/go/api/Session';
import type * as Signing from './generated/wailsjs/go/api/Signing';
import type * as System from './generated/wailsjs/go/api/System';
import type * as Workspaces from './generated/wailsjs/go/api/Workspaces';

/** What Wails puts on the window: the bound structs of package api, and its runtime. */
interface Bound {
  Backups: typeof Backups;
  Boards: typeof Boards;
  Documents: typeof Documents;
  Door: typeof Door;
  Files: typeof Files;
  Integrity: typeof Integrity;
  Memory: typeof Memory;
  Offline: typeof Offline;
  Presence: typeof Presence;
  Session: typeof Session;
  Signing: typeof Signing;
  System: typeof System;
  Workspaces: typeof Workspaces;
}

interface Runtime {
  EventsOn(name: string, listener: (payload: never) => void): () => void;
  OnFileDrop?(listener: (x: number, y: number, paths: string[]) => void, onlyOnTargets: boolean): void;
  OnFileDropOff?(): void;
  WindowIsFullscreen?(): Promise<boolean>;
  WindowFullscreen?(): void;
  WindowUnfullscreen?(): void;
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
