import { useMemo, useRef, useState } from 'react';
import { useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { ItemComment, ItemLogLine, ItemView } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { abilityFor, allows, reasonFor } from '@/lib/abilities';
import { IconButton } from '@/ui/Button';
import { Markdown } from '@/ui/Markdown';
import { useNotices } from '@/ui/Notices';
import { Stream, type StreamEntry } from '@/ui/Stream';
import type { State } from '@/ui/states';
import { Segments } from '@/ui/Tabs';
import { AddComment, EditComment } from './CommentForms';
import { stateWord } from './useDecision';

/** Comments and the status log as one stream, the newest first. */
export function Talk({ view }: { view: ItemView }) {
  const [which, setWhich] = useState('all');
  const [editing, setEditing] = useState('');
  const remarks = new Map(view.comments.filter((one) => one.status_change).map((one) => [one.status_change, one.text]));
  const comments = view.comments.filter((one) => !one.status_change);
  const said = comments.map((comment) => ({
    at: comment.created_at,
    entry: commentEntry(comment, editing === comment.id, setEditing),
  }));
  const done = view.log.map((line) => ({ at: line.created_at, entry: logEntry(line, remarks.get(line.id)) }));
  const shown = which === 'all' ? [...said, ...done, { at: view.created_at, entry: createdEntry(view) }] : said;
  const entries = shown.sort((a, b) => b.at - a.at || (a.entry.id < b.entry.id ? 1 : -1)).map(({ entry }) => entry);
  const reason = allows(view.can, 'comment.add') ? undefined : reasonFor(view.can, 'comment.add');
  const adding = useRef<HTMLDivElement>(null);
  const comment = useMemo<Action>(
    () => ({
      id: 'comment.add',
      label: t('ui.items.comment_add'),
      group: 'ui.items.group',
      icon: 'comment',
      keys: 'c',
      enabled: () => reason ?? true,
      run: () => toForm(adding.current),
    }),
    [reason],
  );
  useActions(useMemo(() => [comment], [comment]));
  return (
    <section aria-labelledby="talk" className="stack g12">
      <div className="row g8">
        <h2 id="talk" className="b">
          {t('ui.items.talk')}
        </h2>
        <span className="c3 t13">{entries.length}</span>
        <span className="push">
          <Segments
            label={t('ui.items.talk_which')}
            value={which}
            onChange={setWhich}
            tabs={[
              { id: 'all', label: t('ui.items.talk_all') },
              { id: 'comments', label: t('ui.items.talk_comments') },
            ]}
          />
        </span>
      </div>
      {reason ? (
        <p className="t12 c3">{reason}</p>
      ) : (
        <div ref={adding}>
          <AddComment item={view.id} />
        </div>
      )}
      <Stream label={t('ui.items.talk')} entries={entries} />
    </section>
  );
}

/** To the field of a form; first opens one that is only a line yet. */
function toForm(place: HTMLElement | null) {
  const field = place?.querySelector('textarea');
  if (field) field.focus();
  else place?.querySelector('button')?.click();
}

function createdEntry(view: ItemView): StreamEntry {
  return {
    id: view.id,
    who: view.created_by_name,
    at: view.created_at,
    state: 'documentation',
    did: t('ui.items.log_created'),
  };
}

const actions = [
  'submit',
  'verify',
  'approve',
  'reject',
  'revert',
  'complete',
  'fail',
  'move',
  'reopen',
  'automatic',
] as const;

function logEntry(line: ItemLogLine, remark?: string): StreamEntry {
  const known = actions.find((action) => action === line.action);
  const state = stateWord(line.to);
  return {
    id: line.id,
    who: line.created_by_name,
    at: line.created_at,
    state: line.to as State,
    did: known ? t(`ui.items.log_${known}`, { state }) : t('ui.items.log_other', { state }),
    said: remark || line.remark ? <Markdown text={remark || line.remark} /> : undefined,
  };
}

function commentEntry(comment: ItemComment, editing: boolean, edit: (id: string) => void): StreamEntry {
  const gone = comment.deleted_at > 0;
  return {
    id: comment.id,
    who: comment.created_by_name,
    at: comment.created_at,
    did: gone ? t('ui.items.comment_deleted') : undefined,
    said: editing ? (
      <EditComment comment={comment} onClose={() => edit('')} />
    ) : comment.text ? (
      <Markdown text={comment.text} />
    ) : undefined,
    actions: <CommentButtons comment={comment} onEdit={() => edit(comment.id)} />,
  };
}

/** Only for those who may: a comment is nobody else's to change. */
function CommentButtons({ comment, onEdit }: { comment: ItemComment; onEdit: () => void }) {
  const remove = useDo('comment.delete');
  const restore = useDo('comment.restore');
  const { notify, refuse } = useNotices();
  const failed = (error: Error) => refuse(t('ui.items.talk'), error);
  const may = (action: string) => abilityFor(comment.can, action)?.allowed;
  const back = () => void restore.run({ comment: comment.id }).catch(failed);
  const drop = () =>
    remove
      .run({ comment: comment.id })
      .then(() => notify({ tone: 'done', title: t('ui.items.comment_is_deleted'), undo: back }))
      .catch(failed);
  return (
    <>
      {may('comment.edit') && <IconButton icon="edit" label={t('ui.items.comment_edit')} onClick={onEdit} />}
      {may('comment.delete') && <IconButton icon="delete" label={t('ui.items.comment_delete')} onClick={drop} />}
      {may('comment.restore') && <IconButton icon="undo" label={t('ui.items.comment_restore')} onClick={back} />}
    </>
  );
}
