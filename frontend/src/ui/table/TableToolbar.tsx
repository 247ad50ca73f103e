import type { ReactNode } from 'react';
import { t } from '@/i18n/i18n';
import { Button, IconButton } from '../Button';
import { Menu, type MenuEntry } from '../Menu';
import { SearchField } from '../SearchField';
import classes from './DataTable.module.css';
import { FilterChips } from './FilterChips';
import type { Filter } from './filters';
import type { Look } from './useLook';
import { ViewsMenu } from './ViewsMenu';

interface Bulk {
  count: number;
  onCopy: () => void;
  copied: boolean;
  buttons: ReactNode;
  onClear: () => void;
}

interface TableToolbarProps<R> {
  look: Look;
  columns: readonly { id: string; head: string; hideable?: boolean }[];
  filters?: readonly Filter<R>[];
  rows: readonly R[];
  search?: boolean;
  chips?: ReactNode;
  tools?: ReactNode;
  bulk: Bulk | false;
  /** There are no rows at all: nothing to search, order or look at otherwise. */
  quiet: boolean;
  /** Gives the keys back to the list. */
  back: () => void;
}

/** Above the head: filters, search, views, columns; or, while rows are selected, what can be done with them. */
export function TableToolbar<R>(props: TableToolbarProps<R>) {
  const { look, chips, tools, bulk, back } = props;
  if (bulk) return <BulkBar {...bulk} />;
  if (props.quiet) {
    if (!chips && !tools) return null;
    return (
      <div className={classes.toolbar}>
        {chips}
        <span className="push row g8">{tools}</span>
      </div>
    );
  }
  return (
    <div className={classes.toolbar}>
      {chips}
      {props.filters && <FilterChips filters={props.filters} rows={props.rows} look={look} />}
      <span className={`push row g8 wrap ${classes.tools}`}>
        {props.search && <SearchField value={look.search} onChange={look.setSearch} back={back} />}
        <ViewsMenu views={look.views} back={back} />
        <Menu entries={columnEntries(look, props.columns)} width={220}>
          <IconButton icon="columns" label={t('ui.table.columns')} />
        </Menu>
        {tools}
      </span>
    </div>
  );
}

function BulkBar({ count, onCopy, copied, buttons, onClear }: Bulk) {
  return (
    <div className={classes.bulk} role="toolbar" aria-label={t('ui.table.bulk')}>
      <b>{t('ui.table.selected', { n: count })}</b>
      {buttons}
      <Button size="s" icon={copied ? 'check' : 'copy'} keys="mod+c" onClick={onCopy}>
        {copied ? t('ui.code.copied') : t('ui.table.copy')}
      </Button>
      <span className="push">
        <Button size="s" kind="quiet" keys="escape" onClick={onClear}>
          {t('ui.table.clear')}
        </Button>
      </span>
    </div>
  );
}

function columnEntries(look: Look, columns: TableToolbarProps<unknown>['columns']): MenuEntry[] {
  const entries = columns
    .filter(({ hideable }) => hideable !== false)
    .map<MenuEntry>(({ id, head }, at) => ({
      id,
      label: head,
      heading: at === 0 ? t('ui.table.columns') : undefined,
      checked: !look.hidden.includes(id),
      onSelect: () => look.toggleColumn(id),
    }));
  return [
    ...entries,
    { id: ' widths', label: t('ui.table.reset_widths'), apart: true, onSelect: () => look.setWidths({}) },
    {
      id: ' compact',
      label: t('ui.table.compact'),
      checked: look.compact,
      onSelect: () => look.setCompact(!look.compact),
    },
  ];
}
