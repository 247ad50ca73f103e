import type { ReactNode } from 'react';
import { t } from '@/i18n/i18n';
import { IconButton } from '../Button';
import fieldClasses from '../Field.module.css';
import { Icon } from '../Icon';
import { Menu, type MenuEntry } from '../Menu';
import classes from './DataTable.module.css';

interface TableToolbarProps {
  chips?: ReactNode;
  tools?: ReactNode;
  search?: { value: string; onChange: (value: string) => void; back: () => void };
  bulk?: { count: number; buttons: ReactNode };
  columns: { id: string; head: string; hideable?: boolean }[];
  isShown: (id: string) => boolean;
  onToggle: (id: string) => void;
  onResetWidths: () => void;
}

/** Above the head: filters, search, columns; or, while rows are selected, what can be done with them. */
export function TableToolbar(props: TableToolbarProps) {
  const { chips, tools, search, bulk } = props;
  if (bulk) {
    return (
      <div className={classes.bulk} role="toolbar" aria-label={t('ui.table.bulk')}>
        <b>{t('ui.table.selected', { n: bulk.count })}</b>
        {bulk.buttons}
        <span className="push c2 t12">{t('ui.table.clears')}</span>
      </div>
    );
  }
  const entries: MenuEntry[] = props.columns
    .filter(({ hideable }) => hideable !== false)
    .map(({ id, head }) => ({ id, label: head, checked: props.isShown(id), onSelect: () => props.onToggle(id) }));
  entries.push({ id: ' widths', label: t('ui.table.reset_widths'), apart: true, onSelect: props.onResetWidths });
  return (
    <div className={classes.toolbar}>
      {chips}
      <span className="push row g8">
        {search && <Search {...search} />}
        <Menu entries={entries} width={200}>
          <IconButton icon="columns" label={t('ui.table.columns')} />
        </Menu>
        {tools}
      </span>
    </div>
  );
}

function Search({ value, onChange, back }: { value: string; onChange: (value: string) => void; back: () => void }) {
  return (
    <span className={classes.search}>
      <Icon name="search" />
      <input
        type="search"
        className={`${fieldClasses.in} ${fieldClasses.small}`}
        value={value}
        aria-label={t('ui.table.search')}
        placeholder={t('ui.table.search')}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && event.key !== 'Enter' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          event.stopPropagation();
          if (event.key === 'Escape') onChange('');
          back();
        }}
      />
    </span>
  );
}
