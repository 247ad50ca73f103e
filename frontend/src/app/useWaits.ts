import { useEffect, useRef } from 'react';
import { onFollowed, showMessage } from '@/api/desktop';
import type { HomeView } from '@/api/door';
import { useGet } from '@/api/queries';
import { needPath, needTitle } from '@/features/home/needWords';
import { t } from '@/i18n/i18n';
import { useGo } from '@/lib/go';
import { notifiesNow } from '@/lib/notifies';
import { deploymentPath } from '@/lib/paths';
import { newlyRunning, newNeeds, type Seen, seenIn } from './newWaits';

interface Message {
  title: string;
  body: string;
  place: string;
}

const most = 3; // messages at once; more are told as a number

/** Tells by the system what begins to wait for the person while the window is not looked at; a click leads there. */
export function useWaits() {
  const home = useGet('home.get', {}).data;
  const navigate = useGo();
  const seen = useRef<Seen | null>(null); // null: nothing yet, so nothing of what is there is new
  useEffect(() => onFollowed((place) => void navigate(place)), [navigate]);
  useEffect(() => {
    if (!home) return;
    const before = seen.current;
    seen.current = seenIn(home);
    if (!before || document.hasFocus() || !notifiesNow()) return;
    // The person is not here to read a refusal; the program's log has it.
    for (const message of messagesOf(before, home)) showMessage(message).catch(() => undefined);
  }, [home]);
}

/** Titles only: nothing that is sealed or marked as sensitive is part of them. */
function messagesOf(before: Seen, home: HomeView): Message[] {
  const needs = newNeeds(before, home).map((need) => ({
    title: t('ui.notify.waits'),
    body: [needTitle(need), need.project_title, need.deployment_title].filter(Boolean).join(', '),
    place: needPath(need),
  }));
  const windows = newlyRunning(before, home).map(({ id, title, project_key, project_title }) => ({
    title: t('ui.notify.running', { title }),
    body: project_title,
    place: deploymentPath(project_key, id),
  }));
  const all = [...windows, ...needs];
  if (all.length <= most) return all;
  return [{ title: t('ui.notify.several', { count: all.length }), body: '', place: '/' }];
}
