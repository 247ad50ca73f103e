import type { ContentChange, ItemView } from '@/api/door';
import { useGet } from '@/api/queries';
import { say, t } from '@/i18n/i18n';
import { Note } from '@/ui/Note';
import classes from './Since.module.css';

/** What is another content than the one that was verified or approved; or that an approval cannot be trusted. */
export function Since({ view }: { view: ItemView }) {
  const verified = view.status === 'go_no_go' || view.status === 'review';
  return (
    <>
      {view.fault && (
        <Note tone="fail" title={t('ui.items.fault')}>
          {say(view.fault)}
        </Note>
      )}
      {verified && view.since_verified.length > 0 && (
        <Note tone="hold" title={t('ui.items.changed_since_verified')}>
          <Changes changes={view.since_verified} project={view.project} />
        </Note>
      )}
      {view.since_approved.length > 0 && (
        <Note tone="hold" title={t('ui.items.changed_since_approved')}>
          <Changes changes={view.since_approved} project={view.project} />
        </Note>
      )}
    </>
  );
}

function Changes({ changes, project }: { changes: readonly ContentChange[]; project: string }) {
  const people = useGet('project.choices', { project }).data?.people ?? [];
  const shown = ({ person }: ContentChange, value: string) =>
    (person && people.find(({ user }) => user === value)?.name) || value || '–';
  return (
    <ul className={classes.changes}>
      {changes.map((change) => (
        <li key={change.path}>
          <span className="c2">
            {change.part && `${change.part}, `}
            {change.label || say({ key: change.label_key })}
          </span>
          <del>{shown(change, change.before)}</del>
          <ins>{shown(change, change.after)}</ins>
        </li>
      ))}
    </ul>
  );
}
