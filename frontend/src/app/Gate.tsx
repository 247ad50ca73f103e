import { useState } from 'react';
import { useSessionState } from '@/api/session';
import type { MadeWorkspace } from '@/api/workspaces';
import { SignIn } from '@/features/session/SignIn';
import { RecoverySheet } from '@/features/workspaces/RecoverySheet';
import { Welcome } from '@/features/workspaces/Welcome';
import { Loaded } from '@/ui/ErrorBox';
import { Inside } from './Inside';
import { useAskedWorkspace } from './useAskedWorkspace';

/** First a workspace, then a person, then the places. */
export function Gate() {
  const session = useSessionState();
  const [made, setMade] = useState<MadeWorkspace | null>(null);
  useAskedWorkspace(session.data?.path ?? '');
  if (made) return <RecoverySheet made={made} onAway={() => setMade(null)} />;
  return (
    <Loaded query={session}>
      {(state) => {
        if (!state.open) return <Welcome onRecoveryKey={setMade} />;
        if (!state.user) return <SignIn state={state} />;
        return <Inside key={`${state.path} ${state.user}`} state={state} />;
      }}
    </Loaded>
  );
}
