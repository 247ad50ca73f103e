import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { bound } from './bridge';
import { call } from './call';
import type { SecretTag, Value } from './door';

/** Checks and seals what was typed into a sensitive field; what comes back goes into a command. Rejects with AppError. */
export function sealValue(template: string, field: string, text: string): Promise<Value> {
  return call(() => bound().Session.Seal({ template, field, text }));
}

/** What an approval carries so that steps with equal secrets are shared; none where the person cannot open them. */
export function secretTags(item: string): Promise<SecretTag[]> {
  return call(() => bound().Session.Tags(item));
}

/** The opened sensitive values of a step, by id of their value; refused to those who may not see them. */
export function stepSecrets(step: string): Promise<Record<string, string>> {
  return call(() => bound().Session.StepSecrets(step));
}

/** What is done with a project's key for secrets. After each, everything on screen is asked again. */
export function useProjectKey(project: string) {
  const client = useQueryClient();
  const does = useCallback((method: () => Promise<void>) => done(client, method), [client]);
  return {
    /** Makes the first one, or a new one after a holder has left. */
    make: () => does(() => bound().Session.MakeProjectKey(project)),
    /** `seen` is that of the member's key, whose fingerprint was shown. */
    give: (keySet: string, seen: string) =>
      does(() => bound().Session.GiveProjectKey({ project, key_set: keySet, seen })),
    giveToRecovery: () => does(() => bound().Session.GiveProjectKeyToRecovery(project)),
    recover: (code: string) => does(() => bound().Session.RecoverProjectKey({ project, code })),
  };
}

async function done(client: QueryClient, method: () => Promise<void>): Promise<void> {
  try {
    await call(method);
  } finally {
    await client.invalidateQueries();
  }
}
