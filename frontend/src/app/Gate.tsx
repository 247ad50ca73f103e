import { useSessionState } from '@/api/session';
import { SignIn } from '@/features/session/SignIn';
import { Welcome } from '@/features/workspaces/Welcome';
import { Loaded } from '@/ui/ErrorBox';
import { Inside } from './Inside';
import { useAskedWorkspace } from './useAskedWorkspace';

/** First a workspace, then a person, then the places. */
export function Gate() {
  const session = useSessionState();
  useAskedWorkspace(session.data?.path ?? '');
  return (
    <Loaded query={session}>
      {(state) => {
        if (!state.open) return <Welcome />;
        if (!state.user) return <SignIn state={state} />;
        return <Inside key={`${state.path} ${state.user}`} state={state} />;
      }}
    </Loaded>
  );
}
