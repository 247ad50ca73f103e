import { bound } from './bridge';
import { call } from './call';
import type { app, share } from './generated/wailsjs/go/models';

export type FolderCheck = Omit<share.FolderCheck, 'drive'> & { drive: share.Drive };
export type CopiedOut = app.CopiedOut;

/** Asks for a folder; empty when the person cancelled. */
export const chooseFolder = (): Promise<string> => call(() => bound().Workspaces.ChooseFolder());

/** Finds out whether a folder, or with '' that of the open workspace, is fit for one: two programs try it. Rejects with AppError. */
export const checkFolder = (folder: string): Promise<FolderCheck> => call(() => bound().Workspaces.CheckFolder(folder));

/** Asks where a workspace is to be copied that is not opened where it lies; empty when the person cancelled. */
export const chooseCopyOut = (path: string): Promise<string> => call(() => bound().Workspaces.ChooseCopyPlace(path));

/** Copies a workspace out of a folder in which none is opened, and verifies the copy. Rejects with AppError. */
export const copyOut = (path: string, to: string): Promise<CopiedOut> =>
  call(() => bound().Workspaces.CopyOut(path, to));
