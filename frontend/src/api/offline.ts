import { bound } from './bridge';
import { call } from './call';
import type { api, app, offline } from './generated/wailsjs/go/models';

export type Taken = offline.Taken;
export type Redone = api.RedoneIntent;
export type Returned = app.Returned;
export type ReturnedIntent = app.ReturnedIntent;

/** What goes along, until when (Unix ms), and who can sign in to the copy. */
export interface NewCopy {
  path: string;
  project: string;
  deployments: string[];
  until: number;
  users: string[];
}

/** Asks where the copy is to be; empty when the person cancelled. */
export const chooseCopyPlace = (name: string): Promise<string> => call(() => bound().Offline.ChoosePlace(name));

/** Asks for the file of a copy; empty when the person cancelled. */
export const chooseCopy = (): Promise<string> => call(() => bound().Offline.ChooseCopy());

/** Makes an offline copy of the workspace. Rejects with AppError. */
export const takeCopy = (order: NewCopy): Promise<Taken> => call(() => bound().Offline.Take(order));

/** Settles what was refused by doing it in another way: both, or neither. Rejects with AppError. */
export const redoIntent = (order: Redone): Promise<unknown> => call(() => bound().Offline.Redo(order));

/** Brings the work of a copy back, or only tells what would come of it. Rejects with AppError. */
export const returnCopy = (path: string, dry: boolean): Promise<Returned> =>
  call(() => bound().Offline.Return({ path, dry, end: false }));
