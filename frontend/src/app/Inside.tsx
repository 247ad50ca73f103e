import { useEffect, useMemo } from 'react';
import { useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { SessionView } from '@/api/door';
import { usePresenceEvents } from '@/api/presence';
import { useGet } from '@/api/queries';
import { session as doSession, type SessionState, useEnter } from '@/api/session';
import { t } from '@/i18n/i18n';
import { useIdle } from '@/lib/idle';
import { type SchemeChoice, useScheme } from '@/theme/scheme';
import { BlockedProvider } from '@/ui/Blocked';
import { Button } from '@/ui/Button';
import { ErrorBox } from '@/ui/ErrorBox';
import type { MenuEntry } from '@/ui/Menu';
import { useNotices } from '@/ui/Notices';
import { CheckStrip } from './CheckStrip';
import { DoubtsStrip } from './DoubtsStrip';
import { Frame } from './Frame';
import { useGoActions } from './goActions';
import { Others } from './Others';
import { Places } from './Places';
import { PresenceStrip } from './PresenceStrip';
import { pages } from './pages';
import { ReplacedStrip } from './ReplacedStrip';
import { Returning } from './Returning';
import { StatusBar } from './StatusBar';
import { useAddressActions } from './useAddressActions';
import { useKeepPlace } from './useKeepPlace';
import { type LeftPlace, useLeft } from './useLeft';
import { useNav } from './useNav';
import { useSearchSources } from './useSearchSources';
import { useShowPlace } from './useShowPlace';
import { useStatus } from './useStatus';
import { useWaits } from './useWaits';
import { useWorkspaceEntries } from './useWorkspaceEntries';

/** Somebody is signed in: the frame with what that person may see. Whoever goes away is signed out, but in the sample. */
export function Inside({ state, onIdle }: { state: SessionState; onIdle: (minutes: number) => void }) {
  const session = useGet('session.get', {});
  const left = useLeft();
  const enter = useEnter();
  const { refuse } = useNotices();
  useIdle(!state.sample, (minutes) => {
    onIdle(minutes);
    enter(doSession.lock).catch((error: Error) => refuse(t('ui.frame.sign_out'), error));
  });
  const signOut = () => void enter(doSession.signOut).catch((error: Error) => refuse(t('ui.frame.sign_out'), error));
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
        <Button onClick={signOut}>{t('ui.frame.sign_out')}</Button>
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
  useWaits();
  usePresenceEvents();
  const go = useGoActions(session);
  const entries = useWorkspaceEntries();
  const actions = useMemo(() => [...go, ...actionsOf(entries)], [go, entries]);
  return (
    <BlockedProvider names={useBlocked()}>
      <Frame
        nav={useNav(session, entries)}
        status={<Status state={state} session={session} />}
        sources={useSearchSources()}
        actions={actions}
        strip={
          <>
            <CheckStrip state={state} />
            <DoubtsStrip name={session.user.name} />
            <ReplacedStrip state={state} />
            <PresenceStrip />
          </>
        }
      >
        <Followers fingerprint={state.fingerprint} place={place} />
        <Places pages={pages} />
      </Frame>
    </BlockedProvider>
  );
}

/** What goes with each place. It stands apart, so that the frame is not drawn anew whenever somebody goes to another. */
function Followers({ fingerprint, place }: { fingerprint: string; place: LeftPlace | null }) {
  useKeepPlace(place);
  useShowPlace();
  useActions(useAddressActions(fingerprint));
  return null;
}

function Status({ state, session }: Omit<FramedProps, 'place'>) {
  const status = useStatus(state, session);
  return <StatusBar status={{ ...status, others: <Others me={session.user.id} /> }} />;
}

/** The menu of the workspace, also by name in the palette, which has the profile already. */
function actionsOf(entries: readonly MenuEntry[]): Action[] {
  return entries
    .filter(({ id }) => id !== 'profile')
    .map(({ id, label, icon, onSelect }) => ({
      id: `workspace.${id}`,
      label,
      icon,
      group: 'ui.keys.everywhere',
      run: onSelect,
    }));
}

/** The person's own choice holds on every workstation. */
function useThemeOf(theme: SchemeChoice) {
  const { choose } = useScheme();
  useEffect(() => choose(theme), [choose, theme]);
}

/** The names of all who are blocked. */
function useBlocked(): ReadonlySet<string> {
  const people = useGet('people.list', {}).data?.people;
  return useMemo(
    () => new Set(people?.filter(({ state }) => state === 'blocked').map(({ name }) => name) ?? []),
    [people],
  );
}
