import type { ItemView, ProjectChoicesView } from '@/api/door';
import { useDo, useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { EditForm } from '@/parts/edit/EditForm';
import { useEdit } from '@/parts/edit/useEdit';
import { Loaded } from '@/ui/ErrorBox';
import { SidePanel } from '@/ui/SidePanel';
import { ItemFields, type ItemValues, itemFields } from './ItemForm';

interface EditItemProps {
  view: ItemView;
  onClose: () => void;
}

/** The fields of an item, in the side panel. */
export function EditItem({ view, onClose }: EditItemProps) {
  const choices = useGet('project.choices', { project: view.project });
  const title = t('ui.items.edit_title');
  return (
    <SidePanel title={<b>{title}</b>} label={title} onClose={onClose}>
      <Loaded query={choices}>{(known) => <Fields view={view} choices={known} onClose={onClose} />}</Loaded>
    </SidePanel>
  );
}

function Fields({ view, choices, onClose }: EditItemProps & { choices: ProjectChoicesView }) {
  const edit = useDo('item.edit');
  const { ref, title, description, url, url_label, category, modules } = view;
  const state = useEdit<ItemValues>({
    record: view,
    initial: { ref, title, description, url, url_label, category, modules },
    draft: `item.edit.${view.id}`,
    save: (patch) => edit.run({ item: view.id, ...patch }),
    onDone: onClose,
  });
  return (
    <EditForm
      edit={state}
      verb={t('ui.items.save')}
      onCancel={onClose}
      labels={
        Object.fromEntries(itemFields.map((name) => [name, t(`ui.item.${name}`)])) as Record<keyof ItemValues, string>
      }
      nameOf={(user) => choices.people.find((one) => one.user === user)?.name ?? ''}
    >
      <ItemFields form={state.form} choices={choices} />
    </EditForm>
  );
}
