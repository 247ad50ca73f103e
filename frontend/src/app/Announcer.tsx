import { useEffect, useRef, useState } from 'react';
import { useGet } from '@/api/queries';
import { didOf, thingOf } from '@/parts/activity/activityColumns';
import { useCrumbs } from './place';

/** Tells those who listen instead of look where they are now, and what others did meanwhile. */
export function Announcer() {
  return (
    <>
      <div className="sr-only" role="status">
        {usePlaceWords()}
      </div>
      <div className="sr-only" role="status">
        {useOthersWords()}
      </div>
    </>
  );
}

function usePlaceWords(): string {
  return useCrumbs()
    .map(({ label }) => label)
    .reverse()
    .join(', ');
}

function useOthersWords(): string {
  const me = useGet('session.get', {}).data?.user.id;
  const newest = useGet('activity.list', { limit: 1 }).data?.entries[0];
  const told = useRef<number | null>(null); // the newest entry so far; null: what was there before is no news
  const [words, setWords] = useState('');
  useEffect(() => {
    if (!newest || !me) return;
    const news = told.current !== null && newest.seq > told.current && newest.actor !== me;
    told.current = newest.seq;
    if (news) setWords([newest.actor_name, didOf(newest), thingOf(newest)].join(' '));
  }, [newest, me]);
  return words;
}
