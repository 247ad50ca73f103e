import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { bound } from './bridge';
import { type AppError, call } from './call';
import { onProgress } from './events';
import type { api, app } from './generated/wailsjs/go/models';

export type Verification = api.Verification;
export type Report = app.Report;
export type Finding = app.Finding;
export type AcceptedLoss = app.AcceptedLoss;

const key = ['integrity.state'];

/** How far the verification of the open workspace is, what the last one found, and when it was. */
export function useVerification() {
  const client = useQueryClient();
  useEffect(
    () =>
      onProgress(({ task }) => {
        if (task === 'verification') void client.invalidateQueries({ queryKey: key });
      }),
    [client],
  );
  const query = useQuery<Verification, AppError>({
    queryKey: key,
    queryFn: () => call(() => bound().Integrity.State()),
  });
  const after = async (method: () => Promise<void>) => {
    try {
      await call(method);
    } finally {
      await client.invalidateQueries({ queryKey: key });
    }
  };
  return {
    state: query.data,
    /** From the first entry on; full does every command again. It goes on while people work, and here or there. */
    begin: (full: boolean) => after(() => bound().Integrity.Verify(full)),
    cancel: () => after(() => bound().Integrity.Cancel()),
  };
}
