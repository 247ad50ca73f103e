import { queryOptions, useQuery } from '@tanstack/react-query';
import { bound } from './bridge';
import { type AppError, call } from './call';
import { onEvent } from './events';
import type { api, app } from './generated/wailsjs/go/models';

export type RecentWorkspace = api.RecentWorkspace;
export type NewWorkspace = api.NewWorkspace;
export type MadeWorkspace = api.MadeWorkspace;
export type OlderWorkspace = app.Older;
export type Backup = app.KeptBackup;
export type RestoreInput = api.RestoreInput;
export type RestoredWorkspace = app.Restored;
export type RebuiltWorkspace = app.Rebuilt;
export type RepairInput = api.RepairInput;
export type RepairedWorkspace = app.Repaired;

export const recentQuestion = queryOptions<RecentWorkspace[], AppError>({
  queryKey: ['workspaces.recent'],
  queryFn: () => call(() => bound().Workspaces.Recent()),
});

/** The workspaces opened on this workstation before, newest first. */
export function useRecentWorkspaces() {
  return useQuery(recentQuestion);
}

/** The same, asked once. */
export function recentWorkspaces(): Promise<RecentWorkspace[]> {
  return call(() => bound().Workspaces.Recent());
}

/** Those that give a session are to be run by useEnter. */
export const workspaces = {
  open: (path: string) => bound().Workspaces.Open(path),
  create: (input: NewWorkspace) => bound().Workspaces.Create(input),
  sample: (anew: boolean) => bound().Workspaces.Sample(anew),
  close: () => bound().Workspaces.Close(),
  /** Upgrades a workspace of an older version, opens it, and signs the administrator in. */
  upgrade: (path: string, name: string, password: string) => bound().Workspaces.Upgrade({ path, name, password }),
  /** Goes on with a file that lacks what was seen here. */
  acceptLoss: (seen: string) => bound().Workspaces.AcceptLoss(seen),
  /** Goes on with another workspace than the one that is known at its path. */
  acceptNamesake: (fingerprint: string) => bound().Workspaces.AcceptNamesake(fingerprint),
};

/** Calls the listener with each workspace file or address that is opened from outside of the window; returns what stops it. */
export function onAskedWorkspace(listener: (path: string) => void): () => void {
  const take = () => void call(() => bound().Workspaces.Asked()).then((path) => path && listener(path));
  take(); // the program may have been started with one
  return onEvent('asked', take);
}

/** Takes a workspace off the list; its file stays. */
export function forgetWorkspace(path: string) {
  return call(() => bound().Workspaces.Forget(path));
}

/** Asks for a file to open; empty when the person cancelled. */
export function chooseWorkspace() {
  return call(() => bound().Workspaces.Choose());
}

/** Asks where a new workspace is to be made; empty when the person cancelled. */
export function chooseNewWorkspace(name: string) {
  return call(() => bound().Workspaces.ChooseNew(name));
}

/** Who can upgrade a workspace that an older version of the program made. */
export function olderWorkspace(path: string) {
  return call(() => bound().Workspaces.Older(path));
}

/** The backups that lie beside a workspace file, the newest first. */
export function backupsOf(path: string) {
  return call(() => bound().Workspaces.BackupsOf(path));
}

/** Makes a new file from a backup and what can be read of a damaged one; an administrator explains what is lost. */
export function restoreWorkspace(input: RestoreInput) {
  return call(() => bound().Workspaces.Restore(input));
}

/** What would come of restoring, and what would be lost; nothing of it stays. */
export function lookAhead(input: RestoreInput) {
  return call(() => bound().Workspaces.LookAhead(input));
}

/** Which entries of a journal are not whole; nothing is written. */
export function faultsOf(path: string) {
  return call(() => bound().Workspaces.Faults(path));
}

/** Makes void what is not whole, in the same file, in the name of an administrator. */
export function repairWorkspace(input: RepairInput) {
  return call(() => bound().Workspaces.Repair(input));
}
