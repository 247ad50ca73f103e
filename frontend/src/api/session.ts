import { type Query, type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { settleDrafts } from '@/lib/drafts';
import { bound } from './bridge';
import { type AppError, call } from './call';
import { onProgress } from './events';
import type { api } from './generated/wailsjs/go/models';
import { recentQuestion } from './workspaces';

export type SessionState = api.SessionState;

const key = ['session.state'];

const stateQuestion = queryOptions<SessionState, AppError>({
  queryKey: key,
  queryFn: () => call(() => bound().Session.State()),
});

/** Asks what the first screen will need; ends when it is known, or why not. */
export async function askForStart(client: QueryClient): Promise<void> {
  await Promise.all([client.prefetchQuery(stateQuestion), client.prefetchQuery(recentQuestion)]);
}

/** Where the window stands: no workspace, a workspace, or a signed-in person. */
export function useSessionState() {
  const client = useQueryClient();
  useEffect(
    () =>
      onProgress(({ task }) => {
        if (task === 'verify') void client.invalidateQueries({ queryKey: key });
      }),
    [client],
  );
  return useQuery(stateQuestion);
}

/**
 * Takes over where the window stands now; what was shown before is forgotten. What is on screen asks again: an event may
 * have shown the new place already, and a query that is removed under it would never answer.
 */
function enter(client: QueryClient, state: SessionState) {
  const others = ({ queryKey }: Query) => queryKey[0] !== key[0];
  client.setQueryData(key, state);
  client.removeQueries({ type: 'inactive', predicate: others });
  void client.resetQueries({ type: 'active', predicate: others });
}

/** Gives what turns a call that changes the session into one after which the window shows the new one. */
export function useEnter() {
  const client = useQueryClient();
  return useCallback(
    async (method: () => Promise<SessionState>) => {
      await settleDrafts(); // they belong to the session that ends here
      try {
        const state = await call(method);
        enter(client, state);
        return state;
      } catch (error) {
        await client.invalidateQueries({ queryKey: key }); // what was open may be closed by now
        throw error;
      }
    },
    [client],
  );
}

export const session = {
  signIn: (name: string, password: string, remember = false) => bound().Session.SignIn({ name, password, remember }),
  /** Opens the keys of somebody who is remembered here. */
  signInRemembered: (name: string) => bound().Session.SignInRemembered(name),
  /** No longer remembers who is signed in. */
  forget: () => bound().Session.Forget(),
  /** Says that the keys are right which replaced those used here before. */
  knowKey: () => bound().Session.KnowKey(),
  firstSignIn: (name: string, code: string, password: string) => bound().Session.FirstSignIn({ name, code, password }),
  signOut: () => bound().Session.SignOut(),
  /** Signs out because nobody was there. */
  lock: () => bound().Session.Lock(),
};

/** Why this computer cannot remember anybody; nothing when it can, or while that is not known. */
export function useKeyStoreTrouble(): AppError | null {
  const { error } = useQuery<null, AppError>({
    queryKey: ['session.key_store'],
    queryFn: async () => {
      await call(() => bound().Session.CanRemember());
      return null;
    },
    retry: false,
  });
  return error;
}

/** Things that were not answered for good: says that what became of one is known, or does it again. */
export const doubts = {
  settle: (id: string) => call(() => bound().Session.SettleDoubt(id)),
  again: (id: string) => call(() => bound().Session.DoDoubtAgain(id)),
};

/** A code to be told to a person, and what stands for it in user.invite, user.reinvite and user.reset. */
export function makeInvitation() {
  return call(() => bound().Session.Invite());
}

export function changePassword(old: string, password: string) {
  return call(() => bound().Session.ChangePassword({ old, new: password }));
}

/** Replaces one's own keys by new ones, sealed with the same password. */
export function renewKeys(password: string) {
  return call(() => bound().Session.RenewKeys(password));
}
