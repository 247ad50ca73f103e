import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { bound } from './bridge';
import { type AppError, call } from './call';
import { onProgress } from './events';
import type { api, app } from './generated/wailsjs/go/models';

export type BackupState = api.BackupState;
export type KeptBackup = app.KeptBackup;

const key = ['backups.state'];

/** The backups of the open workspace: where they lie, which there are, and how far the next one is. */
export function useBackups() {
  const client = useQueryClient();
  useEffect(
    () =>
      onProgress(({ task }) => {
        if (task === 'backup') void client.invalidateQueries({ queryKey: key });
      }),
    [client],
  );
  const query = useQuery<BackupState, AppError>({ queryKey: key, queryFn: () => call(() => bound().Backups.State()) });
  const after = async (method: () => Promise<void>) => {
    try {
      await call(method);
    } finally {
      await client.invalidateQueries({ queryKey: key });
    }
  };
  return {
    query,
    /** Full does every command again to verify it. */
    make: (full: boolean) => after(() => bound().Backups.Make(full)),
    setFolder: (folder: string) => after(() => bound().Backups.SetFolder(folder)),
    reveal: () => call(() => bound().Backups.Reveal()),
  };
}

/** Reads a file as a whole that is not open: a backup, another workspace, an offline copy. */
export function checkFile(path: string) {
  return call(() => bound().Backups.Check(path));
}
