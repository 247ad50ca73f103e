import { useEffect, useRef } from 'react';
import { type SessionState, useEnter } from '@/api/session';
import { chooseWorkspace, onAskedWorkspace, recentWorkspaces, workspaces } from '@/api/workspaces';
import { t } from '@/i18n/i18n';
import { useGo } from '@/lib/go';
import { isPlaceAddress, type PlaceAddress, readPlaceAddress } from '@/lib/placeAddress';
import { useNotices } from '@/ui/Notices';
import { expectAt } from './Returning';

/** A file that was to be opened, and why it was not. */
export interface Unopened {
  path: string;
  error: Error;
}

/**
 * Opens the workspace file or the address with which the program was started, or started once more, or that was
 * followed in a text. `open` is what the window has open; nothing is opened before that is known. `onUnopened` is told of
 * a file that cannot be opened while nothing is: the welcome page knows what can be done.
 */
export function useAskedWorkspace(open: SessionState | undefined, onUnopened: (unopened: Unopened) => void) {
  const opener = useOpener(open, onUnopened);
  const latest = useRef(opener);
  latest.current = opener;
  const known = open !== undefined;
  useEffect(() => {
    if (known) return onAskedWorkspace((asked) => void latest.current(asked));
  }, [known]);
}

function useOpener(open: SessionState | undefined, onUnopened: (unopened: Unopened) => void) {
  const navigate = useGo();
  const enter = useEnter();
  const { notify, refuse } = useNotices();

  /** Before anybody is signed in. */
  const goTo = (path: string) => {
    expectAt(path);
    navigate(path);
  };
  const openFile = async (file: string) => {
    if (file === open?.path) return;
    await enter(() => workspaces.open(file));
    navigate('/');
  };
  /** A file that the person chose may be another workspace than the one that is meant. */
  const openFor = async (file: string, address: PlaceAddress) => {
    const { fingerprint } = await enter(() => workspaces.open(file));
    if (fingerprint === address.fingerprint) return goTo(address.path);
    notify({
      tone: 'fail',
      title: t('ui.address.other_workspace'),
      body: t('ui.address.other_workspace_why'),
      outlasts: true,
    });
  };
  const choose = async (address: PlaceAddress) => {
    const file = await chooseWorkspace();
    if (file) await openFor(file, address);
  };
  const failed = (error: Error) => refuse(t('ui.welcome.not_opened'), error);
  const openAddress = async (text: string) => {
    const address = readPlaceAddress(text);
    if (!address) return notify({ tone: 'fail', title: t('ui.address.unreadable', { address: text }) });
    if (address.fingerprint === open?.fingerprint) return open.user ? navigate(address.path) : goTo(address.path);
    const recent = await recentWorkspaces();
    const known = recent.find(({ fingerprint, missing }) => fingerprint === address.fingerprint && !missing);
    if (known) return openFor(known.path, address);
    const { fingerprint } = address;
    notify({
      tone: 'hold',
      title: t('ui.address.unknown'),
      body: t('ui.address.unknown_why', { fingerprint }),
      action: { label: t('ui.address.open_file'), run: () => void choose(address).catch(failed) },
      stays: true,
    });
  };
  const unopened = (path: string) => (error: Error) => (open?.open ? failed(error) : onUnopened({ path, error }));
  return (asked: string) =>
    isPlaceAddress(asked) ? openAddress(asked).catch(failed) : openFile(asked).catch(unopened(asked));
}
