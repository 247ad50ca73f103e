import { useMemo } from 'react';
import type { ActivityList, EntryView } from '@/api/door';
import { useGet, useGetPages } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { dayText } from '@/lib/time';
import { useNow } from '@/lib/useNow';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorBox } from '@/ui/ErrorBox';
import { Skeleton } from '@/ui/Skeleton';
import { useZone } from '@/ui/UiProvider';
import classes from './Activity.module.css';
import { ActivityEntry } from './ActivityEntry';

/** Who did what when, newest first, day by day; field by field on demand. Keep the filter stable. */
export function ActivityStream({ filter }: { filter: ActivityList }) {
  const pages = useGetPages('activity.list', filter, (page) => {
    const last = page.entries.at(-1);
    return page.more && last ? { before: last.seq } : undefined;
  });
  const people = useGet('people.list', {}).data?.people;
  const names = useMemo(() => new Map(people?.map(({ id, name }) => [id, name])), [people]);
  const zone = useZone();
  const now = useNow();
  const days = useMemo(() => {
    const entries = pages.data?.flatMap((page) => page.entries) ?? [];
    return byDay(entries, (entry) => dayText(entry.at, zone, now));
  }, [pages.data, zone, now]);

  if (pages.error) return <ErrorBox error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <Skeleton />;
  if (days.length === 0) return <EmptyState title={t('ui.activity.empty')}>{t('ui.activity.empty_body')}</EmptyState>;
  return (
    <section className={classes.stream} aria-label={t('ui.activity.label')}>
      {days.map(({ day, entries }) => (
        <section key={day} aria-label={day}>
          <h2 className={classes.day}>{day}</h2>
          <ol>
            {entries.map((entry) => (
              <ActivityEntry key={entry.seq} entry={entry} nameOf={(id) => names.get(id)} />
            ))}
          </ol>
        </section>
      ))}
      {pages.hasNextPage && (
        <div className={classes.more}>
          <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('ui.activity.more')}
          </Button>
        </div>
      )}
    </section>
  );
}

function byDay(entries: EntryView[], dayOf: (entry: EntryView) => string) {
  const days: { day: string; entries: EntryView[] }[] = [];
  for (const entry of entries) {
    const day = dayOf(entry);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
