import { useCallback, useMemo, useRef } from 'react';
import type { Action } from '@/actions/registry';
import type { DeploymentView, ItemRow } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { allows, reasonFor } from '@/lib/abilities';
import { useNotices } from '@/ui/Notices';

/** New item, copy into, and the order of the list, by Alt and the arrows on the row that the keys are on. */
export function useItemsTabActions(
  view: DeploymentView,
  items: readonly ItemRow[],
  cursor: ItemRow | undefined,
  show: (panel: 'new' | 'copy') => void,
) {
  const put = usePut(items);
  return useMemo(() => {
    const may = (id: string) => allows(view.can, id) || (reasonFor(view.can, id) ?? t('ui.items.not_now'));
    const action = (id: string, label: string, run: () => unknown, keys: string, command = id): Action => ({
      id,
      label,
      keys,
      group: 'ui.items.group',
      enabled: () => may(command),
      run,
    });
    const row = cursor && items.find(({ id }) => id === cursor.id);
    const move = (id: string, label: string, keys: string, by: number): Action => ({
      id,
      label,
      keys,
      group: 'ui.items.group',
      enabled: () => {
        const allowed = may('item.order');
        if (allowed !== true) return allowed;
        if (!row) return t('ui.items.choose_row');
        const to = row.position + by;
        if (to < 1) return t('ui.items.is_first');
        return to > items.length ? t('ui.items.is_last') : true;
      },
      run: () => row && put(row, row.position + by),
    });
    const create = action('item.create', t('ui.items.new'), () => show('new'), 'n');
    const list = [
      create,
      action('item.copy_into', t('ui.items.copy_into'), () => show('copy'), 'shift+n', 'item.copy'),
      move('item.up', t('ui.items.up'), 'alt+ArrowUp', -1),
      move('item.down', t('ui.items.down'), 'alt+ArrowDown', 1),
    ];
    return { create, list, order: list.slice(2) };
  }, [view, items, cursor, show, put]);
}

/** Puts an item at another place, from 1, and offers to take that back. */
function usePut(items: readonly ItemRow[]) {
  const order = useDo('item.order').run;
  const { notify, refuse } = useNotices();
  const latest = useRef(items);
  latest.current = items;
  return useCallback(
    async (row: ItemRow, to: number) => {
      const { id, ref: what, position: from } = row;
      const move = (place: number) => {
        const was = latest.current.find((one) => one.id === id)?.position_was ?? row.position_was;
        return order({ item: id, position: { was, to: place } });
      };
      await move(to);
      notify({
        tone: 'done',
        title: t('ui.reorder.moved', { what, place: to, count: latest.current.length }),
        about: `moved ${id}`,
        undo: () => void move(from).catch((error: Error) => refuse(t('ui.reorder.refused', { what }), error)),
      });
    },
    [order, notify, refuse],
  );
}
