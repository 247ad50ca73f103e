import { useCallback, useMemo, useState } from 'react';
import { useActionProps, useActions } from '@/actions/Actions';
import type { DeploymentView, ItemRow } from '@/api/door';
import { useItemRows } from '@/api/items';
import { useDo } from '@/api/queries';
import { useDeployment } from '@/app/deployment';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { useAddress, useTypedText } from '@/lib/address';
import { useGo } from '@/lib/go';
import { itemPath } from '@/lib/paths';
import { Button } from '@/ui/Button';
import { Chip } from '@/ui/Chip';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/ErrorBox';
import { DataTable } from '@/ui/table/DataTable';
import type { Order } from '@/ui/table/useRowMove';
import { BulkButtons } from './BulkButtons';
import { CopyInto } from './CopyInto';
import { itemColumns, itemFilters } from './columns';
import { ItemPeek } from './ItemPeek';
import { NewItem } from './NewItem';
import { useItemsTabActions } from './useItemsTabActions';
import { useRowDecisions } from './useRowDecisions';

/** The items of a deployment, as a tab of its page. */
export function ItemsTab() {
  const view = useDeployment();
  const rows = useItemRows(view.id);
  return <Loaded query={rows}>{({ items }) => <Items view={view} items={items} />}</Loaded>;
}

const waitsName = ['waits'];

interface ItemsProps {
  view: DeploymentView;
  items: ItemRow[];
}

function Items({ view, items }: ItemsProps) {
  const navigate = useGo();
  const [params, change] = useAddress();
  const [shown, setShown] = useState(items);
  const [peeked, writePeeked] = useTypedText(params, change, 'peek'); // goes from row to row as fast as one types
  const setPeeked = useCallback(
    (item: string | null) => {
      setBegun(undefined);
      writePeeked(item ?? '');
    },
    [writePeeked],
  );
  const [begun, setBegun] = useState<string>(); // the key that opened the look
  const [selecting, setSelecting] = useState(false);
  const [cursor, setCursor] = useState<ItemRow | undefined>(undefined);
  const waits = params.has('waits');
  const panel = params.get('new') !== null ? 'new' : params.get('copy') !== null ? 'copy' : null;
  const show = (name: string, on: boolean) => change((next) => (on ? next.set(name, '') : next.delete(name)));

  const waiting = useMemo(() => items.filter((row) => row.waits), [items]);
  const columns = useMemo(() => itemColumns(view.time_zone), [view.time_zone]);
  const filters = useMemo(itemFilters, []);
  const current = peeked ? items.find(({ id }) => id === peeked) : undefined;
  const actions = useItemsTabActions(view, items, current ?? cursor, (name) => show(name, true));
  useActions(actions.list);
  const begin = useCallback(
    (row: ItemRow, key: string) => {
      setPeeked(row.id);
      setBegun(key);
    },
    [setPeeked],
  );
  useRowDecisions(current || panel || selecting ? undefined : cursor, begin);
  const as = useActionProps();
  const { label, keys, reason, onClick } = as(actions.create);
  const create = (
    <Button icon="plus" keys={keys} reason={reason} onClick={onClick}>
      {label}
    </Button>
  );
  const order = useDo('item.order').run;
  const ordering: Order<ItemRow> = {
    nameOf: ({ ref }) => ref,
    reason: reasonFor(view.can, 'item.order') ?? (waits ? t('ui.reorder.own_order_only') : undefined),
    onMove: (row, to) => order({ item: row.id, position: { was: row.position_was, to: to + 1 } }),
  };
  const next = () => {
    const at = shown.findIndex(({ id }) => id === peeked);
    const following = shown[at + 1] ?? shown[at - 1];
    if (waits) setPeeked(following?.id ?? null);
  };

  return (
    <>
      <DataTable
        label={t('ui.items.of', { title: view.title })}
        columns={columns}
        rows={waits ? waiting : items}
        rowId={({ id }) => id}
        remember="items"
        filters={filters}
        alsoInView={waitsName}
        onOrder={setShown}
        order={ordering}
        autoFocus
        current={current?.id}
        onOpen={(row) => navigate(itemPath(view.project_key, view.id, row.id))}
        onPeek={(row) => setPeeked(row.id === peeked ? null : row.id)}
        onCursor={(row) => {
          setCursor(row);
          if (peeked && row) setPeeked(row.id);
        }}
        bulk={(selected, clear) => (
          <BulkButtons view={view} selected={selected} onDone={clear} onShown={setSelecting} />
        )}
        chips={
          items.length > 0 && (
            <>
              <Chip on={!waits} onClick={() => show('waits', false)}>
                {t('ui.items.all')}
              </Chip>
              <Chip on={waits} count={waiting.length} onClick={() => show('waits', true)}>
                {t('ui.items.waits_for_me')}
              </Chip>
            </>
          )
        }
        tools={items.length > 0 && create}
        empty={
          items.length === 0 ? (
            // The head of the page has the button already, where it is allowed.
            <EmptyState title={t('ui.items.none')} action={reason && create}>
              {t('ui.items.none_why')}
            </EmptyState>
          ) : (
            <EmptyState title={t('ui.items.none_waits')} />
          )
        }
        foot={(count) => t('ui.items.count', { count })}
      />
      {current && !panel && (
        <ItemPeek
          row={current}
          rows={shown}
          menu={actions.order.map(as)}
          begin={begun}
          quiet={selecting}
          onShow={setPeeked}
          onDone={next}
          onClose={() => setPeeked(null)}
        />
      )}
      {panel === 'new' && <NewItem view={view} onClose={() => show('new', false)} />}
      {panel === 'copy' && <CopyInto view={view} onClose={() => show('copy', false)} />}
    </>
  );
}
