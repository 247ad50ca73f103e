import { useAllActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import { type TextKey, t } from '@/i18n/i18n';
import { Dialog } from '@/ui/Dialog';
import { KeyHint, keyText } from '@/ui/KeyHint';
import classes from './KeySheet.module.css';

// What the parts of the kit listen to by themselves.
const tableKeys: [keys: string, label: TextKey][] = [
  ['j', 'ui.keys.down'],
  ['k', 'ui.keys.up'],
  ['enter', 'ui.keys.open'],
  ['space', 'ui.keys.peek'],
  ['x', 'ui.keys.select'],
  ['shift+ArrowDown', 'ui.keys.range'],
  ['mod+a', 'ui.keys.select_all'],
  ['mod+c', 'ui.keys.copy'],
  ['shift+enter', 'ui.keys.sort_also'],
  ['shift+ArrowRight', 'ui.keys.width'],
];
const formKeys: [keys: string, label: TextKey][] = [
  ['mod+enter', 'ui.keys.save'],
  ['escape', 'ui.keys.close'],
];

/** "?": every key that does something here. */
export function KeySheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { actions } = useAllActions();
  const groups = new Map<TextKey, Action[]>();
  for (const action of actions) {
    if (action.keys) groups.set(action.group, [...(groups.get(action.group) ?? []), action]);
  }
  return (
    <Dialog title={t('ui.keys.title')} open={open} onClose={onClose} width={720}>
      <div className={classes.sheet}>
        {[...groups].map(([group, members]) => (
          <Group key={group} title={t(group)} rows={members.map(({ keys = '', label }) => [keys, label])} />
        ))}
        <Group title={t('ui.keys.lists')} rows={tableKeys.map(([keys, label]) => [keys, t(label)])} />
        <Group title={t('ui.keys.forms')} rows={formKeys.map(([keys, label]) => [keys, t(label)])} />
      </div>
    </Dialog>
  );
}

function Group({ title, rows }: { title: string; rows: [keys: string, label: string][] }) {
  return (
    <section>
      <h3 className="sec">{title}</h3>
      <ul>
        {rows.map(([keys, label]) => (
          <li key={`${keys} ${label}`} className={classes.row}>
            <span className="grow cut">{label}</span>
            <span className="sr-only">{keyText(keys)}</span>
            <KeyHint keys={keys} />
          </li>
        ))}
      </ul>
    </section>
  );
}
