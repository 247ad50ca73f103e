import type { HTMLAttributes, ReactNode, RefCallback } from 'react';
import type { ItemActivity, ItemView } from '@/api/door';
import type { FileLink } from '@/api/files';
import { useDo } from '@/api/queries';
import { say, t } from '@/i18n/i18n';
import { allows, reasonFor } from '@/lib/abilities';
import { durationText } from '@/lib/duration';
import { roleWord } from '@/lib/roles';
import { RowBlocks } from '@/parts/RowBlocks';
import { useConfirm } from '@/ui/Confirm';
import { Facts } from '@/ui/Facts';
import { type MenuEntry, MoreMenu } from '@/ui/Menu';
import { Note } from '@/ui/Note';
import { useNotices } from '@/ui/Notices';
import { SignMark, StateText } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import classes from './Activities.module.css';

interface ActivityCardProps {
  activity: ItemActivity;
  /** Its place among all of the item, from 0. */
  at: number;
  view: ItemView;
  onEdit: () => void;
  /** What makes it a row that can be dragged, and where it is taken. */
  row: HTMLAttributes<HTMLLIElement> & { ref: RefCallback<HTMLLIElement> };
  handle: ReactNode;
}

/** One activity with its content as the run book will say it, secrets redacted. */
export function ActivityCard({ activity, at, view, onEdit, row, handle }: ActivityCardProps) {
  const entries = useActivityMenu(activity, view, onEdit);
  return (
    <li className={`${classes.card} ${handle ? classes.movable : ''}`} {...row}>
      <div className={classes.head}>
        {handle}
        <span className={`mono c3 ${classes.number}`}>{at + 1}</span>
        <div className={classes.words}>
          <span className={classes.title}>
            <b>{activity.title}</b>
            {activity.title !== activity.template_title && (
              <>
                {' '}
                <span className="c2">{activity.template_title}</span>
              </>
            )}
          </span>
          <span className={`c2 ${classes.facts}`}>
            {activity.checkpoint && <SignMark sign="checkpoint" />}
            {activity.no_undo && <SignMark sign="point_of_no_return" />}
            {activity.step_state && <StateText state={activity.step_state as State} word={stepWord(activity, view)} />}
            <span>{say({ key: `ui.stage.${activity.stage}` })}</span>
            {activity.minutes > 0 && <span>{durationText(activity.minutes)}</span>}
            {(activity.owner_name || activity.owner_role) && (
              <span>{activity.owner_name || roleWord(activity.owner_role)}</span>
            )}
          </span>
        </div>
        <MoreMenu entries={entries} label={t('ui.items.activity_more', { title: activity.title })} />
      </div>
      <div className={classes.body}>
        {activity.problems.length > 0 && <Problems activity={activity} />}
        {activity.warning && (
          <p className={classes.warning}>
            <SignMark sign="warning" />
            {activity.warning}
          </p>
        )}
        <RowBlocks blocks={activity.blocks} fileOf={(digest) => fileLink(activity, digest)} />
        <Facts
          facts={[
            [t('ui.items.expect'), activity.expect],
            [t('ui.items.if_not'), activity.if_not],
            [t('ui.items.undo'), undoText(activity)],
          ]}
        />
      </div>
    </li>
  );
}

function stepWord(activity: ItemActivity, view: ItemView): string {
  const words = say({ key: `ui.state.${activity.step_state}` });
  const named = activity.number ? t('ui.items.step_is', { number: activity.number, state: words }) : words;
  return activity.step_deployment && activity.step_deployment !== view.deployment
    ? t('ui.items.step_elsewhere', { step: named })
    : named;
}

function undoText({ no_undo, undo, undo_minutes }: ItemActivity): string {
  if (no_undo) return t('ui.items.no_undo');
  return undo && undo_minutes > 0 ? `${undo} (${durationText(undo_minutes)})` : undo;
}

function fileLink(activity: ItemActivity, digest: string): FileLink | undefined {
  const value = activity.values.find(({ file }) => file === digest);
  return value && { kind: 'activity', record: activity.id, value: value.id };
}

function Problems({ activity }: { activity: ItemActivity }) {
  return (
    <Note tone="hold" title={t('ui.items.problems')}>
      <ul>
        {activity.problems.map(({ field, key, params }) => (
          <li key={field}>
            {labelOfField(activity, field)} {say({ key, params })}
          </li>
        ))}
      </ul>
    </Note>
  );
}

function labelOfField(activity: ItemActivity, name: string): string {
  const field = activity.form.find(({ id }) => `values.${id}` === name);
  return field ? `${field.label || say({ key: field.label_key })}:` : '';
}

/** Its places within the stage count from 1, as activity.move does. */
function useActivityMenu(activity: ItemActivity, view: ItemView, onEdit: () => void): MenuEntry[] {
  const move = useDo('activity.move');
  const remove = useDo('activity.delete');
  const confirm = useConfirm();
  const { refuse } = useNotices();
  const same = view.activities.filter(({ stage }) => stage === activity.stage);
  const place = same.indexOf(activity) + 1;
  const { can } = activity;
  const off = (action: string) => (allows(can, action) ? undefined : reasonFor(can, action));
  const failed = (error: Error) => refuse(activity.title, error);
  const to = (next: number) => () => {
    move.run({ activity: activity.id, position: { was: activity.digests.position ?? '', to: next } }).catch(failed);
  };
  const drop = async () => {
    const title = t('ui.items.delete_activity', { title: activity.title });
    if (await confirm({ title, verb: t('ui.items.delete'), danger: true })) {
      remove.run({ activity: activity.id }).catch(failed);
    }
  };
  return [
    { id: 'edit', label: t('ui.items.edit'), icon: 'edit', reason: off('activity.edit'), onSelect: onEdit },
    {
      id: 'up',
      label: t('ui.items.up'),
      icon: 'arrowUp',
      reason: off('activity.move') ?? (place === 1 ? t('ui.items.is_first') : undefined),
      onSelect: to(place - 1),
    },
    {
      id: 'down',
      label: t('ui.items.down'),
      icon: 'arrowDown',
      reason: off('activity.move') ?? (place === same.length ? t('ui.items.is_last') : undefined),
      onSelect: to(place + 1),
    },
    {
      id: 'delete',
      label: t('ui.items.delete'),
      icon: 'delete',
      danger: true,
      apart: true,
      reason: off('activity.delete'),
      onSelect: () => void drop(),
    },
  ];
}
