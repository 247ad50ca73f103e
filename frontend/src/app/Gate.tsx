import { Suspense, useState } from 'react';
import { useSessionState } from '@/api/session';
import type { MadeWorkspace } from '@/api/workspaces';
import { SignIn } from '@/features/session/SignIn';
import { RecoverySheet } from '@/features/workspaces/RecoverySheet';
import { Welcome } from '@/features/workspaces/Welcome';
import { lazyPage, useLoadPages } from '@/lib/lazyPage';
import { LanguageMenu } from '@/parts/LanguageMenu';
import { Loaded } from '@/ui/ErrorBox';
import { useAskedWorkspace } from './useAskedWorkspace';

const Inside = lazyPage(() => import('./Inside'), 'Inside');

/** First a workspace, then a person, then the places. */
export function Gate() {
  const session = useSessionState();
  useLoadPages();
  const [made, setMade] = useState<MadeWorkspace | null>(null);
  useAskedWorkspace(session.data);
  if (made) return <RecoverySheet made={made} onAway={() => setMade(null)} />;
  return (
    <Loaded query={session}>
      {(state) => {
        if (!state.open || !state.user) {
          return (
            <>
              {state.open ? <SignIn state={state} /> : <Welcome onRecoveryKey={setMade} />}
              <LanguageMenu />
            </>
          );
        }
        return (
          <Suspense>
            <Inside key={`${state.path} ${state.user}`} state={state} />
          </Suspense>
        );
      }}
    </Loaded>
  );
}
