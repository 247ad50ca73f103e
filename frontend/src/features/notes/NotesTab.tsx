import { memo, useMemo, useRef, useState } from 'react';
import { ActionButton } from '@/actions/ActionButton';
import { useActionProps, useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { NotesItem, ReleaseNotesView } from '@/api/door';
import { useGet } from '@/api/queries';
import { useDeployment } from '@/app/deployment';
import { t } from '@/i18n/i18n';
import { firstOf, useGrowing } from '@/lib/useGrowing';
import { useDocumentActions } from '@/parts/run/useDocumentActions';
import { Button } from '@/ui/Button';
import { Checkbox } from '@/ui/Checkbox';
import { Tag } from '@/ui/Chip';
import { useCopy } from '@/ui/CodeBlock';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/ErrorBox';
import { Markdown } from '@/ui/Markdown';
import { OutsideLink } from '@/ui/OutsideLink';
import { StatePill } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import { WindowTime } from '@/ui/WindowTime';
import { asMarkdown } from './asMarkdown';
import classes from './Notes.module.css';

const leastItem = 80; // px: what an item of the notes takes at least, about

/** The release notes as stakeholders read them, live. */
export function NotesTab() {
  const { id } = useDeployment();
  const [all, setAll] = useState(false);
  const query = useGet('release_notes.get', { deployment: id, all }, { keepPrevious: true });
  return <Loaded query={query}>{(view) => <Notes view={view} all={all} onAll={setAll} />}</Loaded>;
}

function Notes({ view, all, onAll }: { view: ReleaseNotesView; all: boolean; onAll: (on: boolean) => void }) {
  const { copied, actions } = useNotesActions(view, all);
  const as = useActionProps();
  const empty = view.categories.length === 0;
  const drawn = useGrowing(
    view.categories.reduce((sum, { items }) => sum + items.length, 0),
    Math.ceil(window.innerHeight / leastItem),
  );
  const { reason, label, onClick } = as(actions.copy);
  return (
    <div className={classes.page}>
      <div className={classes.toolbar}>
        <Checkbox
          label={t('ui.notes.all')}
          hint={view.left_out > 0 ? t('ui.notes.left_out', { count: view.left_out }) : undefined}
          checked={all}
          onChange={onAll}
        />
        <span className="push row g8">
          {actions.save && <ActionButton action={actions.save} />}
          <Button icon={copied ? 'check' : 'copy'} reason={reason} onClick={onClick}>
            {copied ? t('ui.code.copied') : label}
          </Button>
        </span>
      </div>
      {empty ? (
        <EmptyState title={t('ui.notes.none')}>{t('ui.notes.none_why')}</EmptyState>
      ) : (
        <article className={classes.sheet}>
          <h2 className="t20 b">{view.deployment_title}</h2>
          <p className="c2 t13">
            {view.project_title}, <WindowTime start={view.start} end={view.end} dateOnly={view.date_only} />
          </p>
          {view.description && <Markdown text={view.description} />}
          {firstOf(view.categories, 'items', drawn).map(({ title, items }) => (
            <section key={title} className={classes.category}>
              <h3 className="t16 b">{title}</h3>
              {items.map((item) => (
                <Item key={item.id} item={item} />
              ))}
            </section>
          ))}
        </article>
      )}
    </div>
  );
}

/** Copying the notes, and saving and printing them as they are shown. */
function useNotesActions(view: ReleaseNotesView, all: boolean) {
  const { copied, run } = useCopy();
  const copying = useRef(run);
  copying.current = run;
  const documents = useDocumentActions(view.deployment, { printed: 'release_notes', all });
  const actions = useMemo(() => {
    const enabled = () => view.categories.length > 0 || t('ui.notes.none');
    const copy: Action = {
      id: 'notes.copy',
      label: t('ui.notes.copy'),
      group: 'ui.document.group',
      icon: 'copy',
      enabled,
      run: () => copying.current(asMarkdown(view)),
    };
    const list = documents.map((one) => (one.id === 'document.release_notes' ? { ...one, enabled } : one));
    return { copy, save: list.find(({ id }) => id === 'document.release_notes'), list: [copy, ...list] };
  }, [view, documents]);
  useActions(actions.list);
  return { copied, actions };
}

const Item = memo(function Item({ item }: { item: NotesItem }) {
  return (
    <div className={classes.item}>
      <div className="row g8 wrap">
        {item.ref && <span className="mono c2">{item.ref}</span>}
        <b>{item.title}</b>
        {item.modules.map((name) => (
          <Tag key={name}>{name}</Tag>
        ))}
        {item.marked && <StatePill state={item.status as State} />}
      </div>
      {item.description && <Markdown text={item.description} />}
      {item.url && <OutsideLink to={item.url}>{item.url_label || item.url}</OutsideLink>}
    </div>
  );
});
