import { useState } from 'react';
import type { ItemActivity, ItemView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { allows, reasonFor } from '@/lib/abilities';
import { durationText } from '@/lib/duration';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { ActivityCard } from './ActivityCard';
import { ActivityPanel } from './ActivityPanel';

/** What the item needs done, in order, and the form for more of it. */
export function Activities({ view }: { view: ItemView }) {
  const [open, setOpen] = useState<ItemActivity | 'new' | null>(null);
  const minutes = view.activities.reduce((sum, activity) => sum + activity.minutes, 0);
  const reason = allows(view.can, 'activity.create') ? undefined : reasonFor(view.can, 'activity.create');
  const add = (
    <Button size="s" icon="plus" reason={reason} onClick={() => setOpen('new')}>
      {t('ui.items.new_activity')}
    </Button>
  );
  return (
    <section aria-labelledby="activities" className="stack g8">
      <div className="row g8">
        <h2 id="activities" className="t16 b">
          {t('ui.items.activities')}
        </h2>
        <span className="c2 t13">
          {view.activities.length > 0 &&
            t('ui.items.activities_sum', { count: view.activities.length, span: durationText(minutes) })}
        </span>
        <span className="push">{view.activities.length > 0 && add}</span>
      </div>
      {view.activities.length === 0 && (
        <EmptyState title={t('ui.items.no_activities')} action={add}>
          {t('ui.items.no_activities_why')}
        </EmptyState>
      )}
      <ol>
        {view.activities.map((activity, at) => (
          <ActivityCard key={activity.id} activity={activity} at={at} view={view} onEdit={() => setOpen(activity)} />
        ))}
      </ol>
      {open && <ActivityPanel view={view} activity={open === 'new' ? undefined : open} onClose={() => setOpen(null)} />}
    </section>
  );
}
