import { useMemo } from 'react';
import { useActionProps, useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { ItemRow, ItemView } from '@/api/door';
import { useItemRows } from '@/api/items';
import { t } from '@/i18n/i18n';
import { useGo } from '@/lib/go';
import { itemPath } from '@/lib/paths';
import { IconButton } from '@/ui/Button';

/** "4 of 12", and the way to the items before and after, by button and by K and J. */
export function Neighbours({ view }: { view: ItemView }) {
  const navigate = useGo();
  const rows = useItemRows(view.deployment).data?.items;
  const at = rows?.findIndex(({ id }) => id === view.id) ?? -1;
  const actions = useMemo(() => {
    const open = (row: ItemRow | undefined) => () =>
      row && navigate(itemPath(view.project_key, view.deployment, row.id));
    const action = (id: string, label: string, keys: string, to: ItemRow | undefined, why: string): Action => ({
      id,
      label,
      group: 'ui.items.group',
      keys,
      enabled: () => (to ? true : why),
      run: open(to),
    });
    const before = action('item.before', t('ui.items.before'), 'k', rows?.[at - 1], t('ui.items.is_first'));
    const after = action(
      'item.after',
      t('ui.items.after'),
      'j',
      at < 0 ? undefined : rows?.[at + 1],
      t('ui.items.is_last'),
    );
    return { before, after };
  }, [rows, at, navigate, view.project_key, view.deployment]);
  useActions(useMemo(() => [actions.before, actions.after], [actions]));
  const as = useActionProps();
  if (!rows || at < 0) return null;
  return (
    <>
      <span className="c2 t13 nw">{t('ui.items.place', { at: at + 1, count: rows.length })}</span>
      <IconButton icon="up" {...pick(as(actions.before))} />
      <IconButton icon="down" {...pick(as(actions.after))} />
    </>
  );
}

function pick({ label, keys, reason, onClick }: ReturnType<ReturnType<typeof useActionProps>>) {
  return { label, keys, reason, onClick };
}
