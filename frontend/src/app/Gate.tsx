import { Suspense, useEffect, useState } from 'react';
import { useSessionState } from '@/api/session';
import type { MadeWorkspace } from '@/api/workspaces';
import { Welcome } from '@/features/workspaces/Welcome';
import { keepFocus } from '@/lib/focus';
import { lazyPage, useLoadPages } from '@/lib/lazyPage';
import { Loaded } from '@/ui/ErrorBox';
import { useNotices } from '@/ui/Notices';
import { type Unopened, useAskedWorkspace } from './useAskedWorkspace';
import { useStrayDrop } from './useStrayDrop';

const SignIn = lazyPage(() => import('@/features/session/SignIn'), 'SignIn');
const RecoverySheet = lazyPage(() => import('@/features/workspaces/RecoverySheet'), 'RecoverySheet');
const Inside = lazyPage(() => import('./Inside'), 'Inside');

/** First a workspace, then a person, then the places. */
export function Gate() {
  const session = useSessionState();
  useLoadPages();
  const [made, setMade] = useState<MadeWorkspace | null>(null);
  const [unopened, setUnopened] = useState<Unopened | null>(null);
  useAskedWorkspace(session.data, setUnopened);
  useStrayDrop(session.data?.open ?? false);
  const { clear } = useNotices();
  useEffect(() => keepFocus(), []);
  const open = session.data?.open ?? false;
  useEffect(() => {
    if (open) sessionStorage.setItem('renogen.open', '1');
    else sessionStorage.removeItem('renogen.open'); // public/theme.js shows the welcome page early again
  }, [open]);
  const signedIn = Boolean(session.data?.user);
  const [idle, setIdle] = useState(0); // minutes after which somebody was signed out
  useEffect(() => {
    if (signedIn || !open) setIdle(0);
  }, [signedIn, open]);
  const who = `${session.data?.path} ${session.data?.user}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is told to one person is not for the next
  useEffect(() => (signedIn ? clear : undefined), [clear, who]);
  if (made) return <RecoverySheet made={made} onAway={() => setMade(null)} />;
  return (
    <Loaded query={session}>
      {(state) => {
        if (!state.open || !state.user) {
          return state.open ? (
            <SignIn state={state} idle={idle} />
          ) : (
            <Welcome unopened={unopened} onRecoveryKey={setMade} />
          );
        }
        return (
          <Suspense>
            <Inside key={`${state.path} ${state.user}`} state={state} onIdle={setIdle} />
          </Suspense>
        );
      }}
    </Loaded>
  );
}
