import { type KeyboardEvent, useState } from 'react';
import { t } from '@/i18n/i18n';
import { isComposing } from '@/lib/composing';
import { Button } from '../Button';
import fieldClasses from '../Field.module.css';
import { Menu, type MenuEntry } from '../Menu';
import { useNotices } from '../Notices';
import classes from './DataTable.module.css';
import type { Views } from './useLook';

type Naming = 'save' | 'rename';

/** Named looks at a list: choose, save, rename, delete. The chosen one stands in the address. */
export function ViewsMenu({ views, back }: { views: Views; back: () => void }) {
  const [naming, setNaming] = useState<Naming | null>(null);
  const { notify } = useNotices();
  const remove = () => {
    const gone = views.remove();
    if (!gone) return;
    notify({
      tone: 'done',
      title: t('ui.table.view_deleted', { name: gone.name }),
      undo: () => views.restore(gone),
    });
  };
  if (naming) {
    return (
      <NameLine
        name={naming === 'rename' ? views.name : ''}
        onName={(name) => (naming === 'rename' ? views.rename(name) : views.save(name))}
        onClose={() => {
          setNaming(null);
          back();
        }}
      />
    );
  }
  const entries: MenuEntry[] = [
    { id: ' plain', label: t('ui.table.view_none'), checked: !views.name, onSelect: () => views.choose(undefined) },
    ...views.all.map<MenuEntry>(({ name }, at) => ({
      id: `view ${name}`,
      label: name,
      heading: at === 0 ? t('ui.table.views') : undefined,
      checked: name === views.name,
      onSelect: () => views.choose(name),
    })),
    { id: ' save', label: t('ui.table.view_save'), icon: 'plus', apart: true, onSelect: () => setNaming('save') },
  ];
  if (views.known) {
    entries.push(
      {
        id: ' update',
        label: t('ui.table.view_update', { name: views.name }),
        icon: 'check',
        reason: views.changed ? undefined : t('ui.table.view_unchanged'),
        onSelect: () => views.save(views.name),
      },
      { id: ' rename', label: t('ui.table.view_rename'), icon: 'edit', onSelect: () => setNaming('rename') },
      { id: ' delete', label: t('ui.table.view_delete'), icon: 'delete', danger: true, onSelect: remove },
    );
  }
  return (
    <Menu entries={entries} width={240}>
      <Button size="s" kind="quiet" icon="board">
        <span className={classes.viewName}>{views.name || t('ui.table.view')}</span>
        {views.changed && <span className="c3">{t('ui.table.view_changed')}</span>}
      </Button>
    </Menu>
  );
}

interface NameLineProps {
  name: string;
  onName: (name: string) => void;
  onClose: () => void;
}

/** The name of a view, in place: Enter takes it, Esc leaves all as it was. */
function NameLine({ name, onName, onClose }: NameLineProps) {
  const [typed, setTyped] = useState(name);
  const done = () => {
    const wanted = typed.trim();
    if (!wanted) return;
    if (wanted !== name) onName(wanted);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter') done();
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span className="row g8">
      <input
        className={`${fieldClasses.in} ${fieldClasses.small} ${classes.naming}`}
        value={typed}
        maxLength={60}
        aria-label={t('ui.table.view_name')}
        placeholder={t('ui.table.view_name')}
        // biome-ignore lint/a11y/noAutofocus: one has just asked to name it
        autoFocus
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Button size="s" kind="primary" reason={typed.trim() ? undefined : t('ui.table.view_needs_name')} onClick={done}>
        {t('ui.table.view_keep')}
      </Button>
      <Button size="s" kind="quiet" onClick={onClose}>
        {t('ui.form.cancel')}
      </Button>
    </span>
  );
}
