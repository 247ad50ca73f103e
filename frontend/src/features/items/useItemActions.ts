import { useMemo } from 'react';
import { useActionProps } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { ItemView } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { allows, reasonFor } from '@/lib/abilities';
import { useConfirm } from '@/ui/Confirm';
import type { IconName } from '@/ui/icons';
import type { MenuEntry } from '@/ui/Menu';
import { useNotices } from '@/ui/Notices';

export type ItemForms = 'edit' | 'move' | 'copy';

interface ItemActions {
  edit: Action;
  list: Action[];
  menu: MenuEntry[];
}

/** What can be done with an item besides deciding about it; `show` opens the form of what needs one. */
export function useItemActions(view: ItemView, show: (form: ItemForms) => void, onGone: () => void): ItemActions {
  const remove = useDo('item.delete').run;
  const confirm = useConfirm();
  const { notify } = useNotices();
  const as = useActionProps();
  const actions = useMemo(() => {
    const action = (id: string, label: string, icon: IconName, run: () => unknown, keys?: string): Action => ({
      id,
      label,
      icon,
      keys,
      group: 'ui.items.group',
      enabled: () => allows(view.can, id) || (reasonFor(view.can, id) ?? t('ui.items.not_now')),
      run,
    });
    const drop = async () => {
      const title = t('ui.items.delete_title', { title: view.title });
      const body = t('ui.items.delete_body');
      if (!(await confirm({ title, body, verb: t('ui.items.delete'), danger: true }))) return;
      await remove({ item: view.id });
      notify({ tone: 'done', title: t('ui.items.deleted', { title: view.title }) });
      onGone();
    };
    return {
      edit: action('item.edit', t('ui.items.edit'), 'edit', () => show('edit'), 'e'),
      move: action('item.move', t('ui.items.move'), 'move', () => show('move')),
      copy: action('item.copy', t('ui.items.copy'), 'copy', () => show('copy')),
      remove: action('item.delete', t('ui.items.delete'), 'delete', drop),
    };
  }, [view, show, onGone, remove, confirm, notify]);
  const list = useMemo(() => Object.values(actions), [actions]);
  const entries = list.map((one) => as(one));
  return {
    edit: actions.edit,
    list,
    menu: entries.map((entry) => ({ ...entry, danger: entry.id === 'item.delete', apart: entry.id === 'item.delete' })),
  };
}
