import { useEffect, useMemo } from 'react';
import type { SessionView } from '@/api/door';
import { useGet } from '@/api/queries';
import { session as doSession, type SessionState, useEnter } from '@/api/session';
import { t } from '@/i18n/i18n';
import { type SchemeChoice, useScheme } from '@/theme/scheme';
import { Button } from '@/ui/Button';
import { ErrorBox } from '@/ui/ErrorBox';
import { CheckStrip } from './CheckStrip';
import { Frame } from './Frame';
import { useGoActions } from './goActions';
import { Returning } from './Returning';
import { useAddressActions } from './useAddressActions';
import { useKeepPlace } from './useKeepPlace';
import { type LeftPlace, useLeft } from './useLeft';
import { useNav } from './useNav';
import { useSearchSources } from './useSearchSources';
import { useStatus } from './useStatus';
import { useWaits } from './useWaits';
import { useWorkspaceEntries } from './useWorkspaceEntries';

/** Somebody is signed in: the frame with what that person may see. */
export function Inside({ state }: { state: SessionState }) {
  const session = useGet('session.get', {});
  const left = useLeft();
  const enter = useEnter();
  if (session.data && left) {
    return (
      <Returning who={`${state.path} ${state.user}`} place={left.place}>
        <Framed state={state} session={session.data} place={left.place} />
      </Returning>
    );
  }
  if (!session.error) return null;
  return (
    <div className="page">
      <ErrorBox error={session.error} onRetry={() => void session.refetch()} />
      <div className="row" style={{ justifyContent: 'center' }}>
        <Button onClick={() => void enter(doSession.signOut)}>{t('ui.frame.sign_out')}</Button>
      </div>
    </div>
  );
}

interface FramedProps {
  state: SessionState;
  session: SessionView;
  place: LeftPlace | null;
}

function Framed({ state, session, place }: FramedProps) {
  useThemeOf(session.user.theme as SchemeChoice);
  useKeepPlace(place);
  useWaits();
  const go = useGoActions(session);
  const address = useAddressActions(state.fingerprint);
  const actions = useMemo(() => [...go, ...address], [go, address]);
  const entries = useWorkspaceEntries();
  return (
    <Frame
      nav={useNav(session, entries)}
      status={useStatus(state, session)}
      sources={useSearchSources()}
      actions={actions}
      strip={<CheckStrip state={state} />}
    />
  );
}

/** The person's own choice holds on every workstation. */
function useThemeOf(theme: SchemeChoice) {
  const { choose } = useScheme();
  useEffect(() => choose(theme), [choose, theme]);
}
