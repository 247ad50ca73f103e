import { useState } from 'react';
import type { Paged } from '@/lib/paged';
import { EmptyState } from '@/ui/EmptyState';
import { DataTable } from '@/ui/table/DataTable';
import { PagedTable } from '@/ui/table/PagedTable';
import { useLook } from '@/ui/table/useLook';
import classes from './Kit.module.css';
import { type KitItem, kitColumns, kitItems } from './KitTable';

const items = kitItems(9);
const columns = kitColumns.slice(0, 4);
const rowId = ({ ref }: KitItem) => ref;
const empty = <EmptyState title="No items yet" />;

const twoLines = columns.map((column) =>
  column.id === 'title'
    ? {
        ...column,
        cell: ({ title, category }: KitItem) => (
          <span>
            <b className="cut">{title}</b>
            <span className="t12 c3 cut" style={{ display: 'block' }}>
              {category}
            </span>
          </span>
        ),
      }
    : column,
);

const toCome: Paged<KitItem> = {
  total: 1200,
  loaded: [{ at: 0, row: items[0] as KitItem }],
  need: () => undefined,
  all: () => Promise.resolve(undefined),
  late: true,
  ready: true,
  error: null,
  retry: () => undefined,
};

function Opened() {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set(['REL-1']));
  return (
    <DataTable
      label="Items that open"
      columns={columns}
      rows={items}
      rowId={rowId}
      remember="kit.opened"
      inAddress={false}
      opened={opened}
      onPeek={({ ref }) => setOpened(new Set(opened.has(ref) ? [] : [ref]))}
      below={({ title, category }) => (
        <p
          className="c2"
          style={{ whiteSpace: 'normal' }}
        >{`${title}: what belongs to it, as high as it is. ${category}.`}</p>
      )}
      empty={empty}
    />
  );
}

function ToCome() {
  const look = useLook({ columns, remember: 'kit.tocome', inAddress: false });
  return <PagedTable label="Items to come" columns={columns} look={look} pages={toCome} rowId={rowId} empty={empty} />;
}

/** The other ways in which a list can stand. */
export function KitLists() {
  return (
    <div className="stack g12">
      <div className={classes.framed} style={{ height: 260 }}>
        <DataTable
          label="Items by category"
          columns={columns}
          rows={items}
          rowId={rowId}
          remember="kit.groups"
          inAddress={false}
          groupOf={({ category }) => category}
          groupHead={(category, rows) => `${category}, ${rows.length}`}
          empty={empty}
        />
      </div>
      <div className={classes.framed} style={{ height: 220 }}>
        <DataTable
          label="Items in two lines"
          columns={twoLines}
          rows={items}
          rowId={rowId}
          remember="kit.lines"
          inAddress={false}
          twoLines
          empty={empty}
        />
      </div>
      <div className={classes.framed} style={{ height: 220 }}>
        <Opened />
      </div>
      <div className={classes.framed} style={{ height: 220 }}>
        <ToCome />
      </div>
    </div>
  );
}
