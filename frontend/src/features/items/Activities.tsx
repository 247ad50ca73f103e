import { useMemo, useRef, useState } from 'react';
import { useActionProps, useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { ItemActivity, ItemView } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { allows, reasonFor } from '@/lib/abilities';
import { durationText } from '@/lib/duration';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { useNotices } from '@/ui/Notices';
import { Handle, ReorderSays } from '@/ui/reorder/Handle';
import { useReorder } from '@/ui/reorder/useReorder';
import { ActivityCard } from './ActivityCard';
import { ActivityPanel } from './ActivityPanel';

/** What the item needs done, in order, and the form for more of it. */
export function Activities({ view }: { view: ItemView }) {
  const [open, setOpen] = useState<ItemActivity | 'new' | null>(null);
  const minutes = view.activities.reduce((sum, activity) => sum + activity.minutes, 0);
  const reorder = useActivityOrder(view);
  const movable = view.activities.some(({ can }) => allows(can, 'activity.move'));
  const create = useCreateAction(view, () => setOpen('new'));
  const { label, keys, reason, onClick } = useActionProps()(create);
  const add = (
    <Button size="s" icon="plus" keys={keys} reason={reason} onClick={onClick}>
      {label}
    </Button>
  );
  return (
    <section aria-labelledby="activities" className="stack g8">
      <div className="row g8">
        <h2 id="activities" className="b">
          {t('ui.items.activities')}
        </h2>
        <span className="c3 t13">
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
          <ActivityCard
            key={activity.id}
            activity={activity}
            at={at}
            view={view}
            onEdit={() => setOpen(activity)}
            row={reorder.rowOf(at)}
            handle={
              movable && (
                <Handle
                  reorder={reorder}
                  at={at}
                  reason={allows(activity.can, 'activity.move') ? undefined : reasonFor(activity.can, 'activity.move')}
                />
              )
            }
          />
        ))}
      </ol>
      <ReorderSays reorder={reorder} />
      {open && <ActivityPanel view={view} activity={open === 'new' ? undefined : open} onClose={() => setOpen(null)} />}
    </section>
  );
}

/** A new one: also by N, and by name in the palette. */
function useCreateAction(view: ItemView, run: () => void): Action {
  const open = useRef(run);
  open.current = run;
  const action = useMemo<Action>(
    () => ({
      id: 'activity.create',
      label: t('ui.items.new_activity'),
      keys: 'n',
      icon: 'plus',
      group: 'ui.items.group',
      enabled: () =>
        allows(view.can, 'activity.create') || (reasonFor(view.can, 'activity.create') ?? t('ui.items.not_now')),
      run: () => open.current(),
    }),
    [view.can],
  );
  useActions(useMemo(() => [action], [action]));
  return action;
}

/** Activities change places within their stage; activity.move counts them from 1 there. */
function useActivityOrder({ activities }: ItemView) {
  const move = useDo('activity.move');
  const { refuse } = useNotices();
  const stageOf = (at: number) => activities.flatMap(({ stage }, i) => (stage === activities[at]?.stage ? [i] : []));
  return useReorder({
    count: activities.length,
    nameOf: (at) => activities[at]?.title ?? '',
    rangeOf: (at) => [stageOf(at)[0] ?? at, stageOf(at).at(-1) ?? at],
    onMove: async (from, to) => {
      const activity = activities[from];
      if (!activity) return;
      const position = { was: activity.digests.position ?? '', to: stageOf(from).indexOf(to) + 1 };
      await move.run({ activity: activity.id, position }).catch((error: Error) => refuse(activity.title, error));
    },
  });
}
