import { useState } from 'react';
import type { DeploymentView, ProjectChoicesView } from '@/api/door';
import { useDo, useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { useGo } from '@/lib/go';
import { itemPath } from '@/lib/paths';
import { Loaded } from '@/ui/ErrorBox';
import { Form } from '@/ui/Form';
import { Note } from '@/ui/Note';
import { SidePanel } from '@/ui/SidePanel';
import { useForm } from '@/ui/useForm';
import { ItemFields, type ItemValues } from './ItemForm';

interface NewItemProps {
  view: DeploymentView;
  onClose: () => void;
}

/** A new item, in the side panel; saved, its page opens, where its activities are added. Or why there can be none. */
export function NewItem({ view, onClose }: NewItemProps) {
  const reason = reasonFor(view.can, 'item.create');
  const [closed, setClosed] = useState(reason !== undefined);
  if (closed && !reason) setClosed(false); // from now on somebody may write in it: it stays
  const choices = useGet('project.choices', { project: view.project });
  const title = t('ui.items.new');
  return (
    <SidePanel title={<b>{title}</b>} label={title} onClose={onClose}>
      {closed && reason ? (
        <Note tone="hold">{reason}</Note>
      ) : (
        <Loaded query={choices}>{(known) => <Fields view={view} choices={known} onClose={onClose} />}</Loaded>
      )}
    </SidePanel>
  );
}

function Fields({ view, choices, onClose }: NewItemProps & { choices: ProjectChoicesView }) {
  const create = useDo('item.create');
  const navigate = useGo();
  const form = useForm<ItemValues>({
    initial: {
      ref: '',
      title: '',
      description: '',
      url: '',
      url_label: '',
      category: only(choices.categories),
      modules: choices.modules.length === 1 ? choices.modules : [],
    },
    draft: `item.create.${view.id}`,
    submit: async (values) => {
      const { record } = await create.run({ deployment: view.id, ...values });
      onClose();
      if (record) navigate(itemPath(view.project_key, view.id, record));
    },
  });
  const reason = reasonFor(view.can, 'item.create');
  return (
    <Form form={form} verb={t('ui.items.create')} reason={reason} aside={reason} onCancel={onClose}>
      <ItemFields form={form} choices={choices} />
    </Form>
  );
}

function only(names: string[]): string {
  return names.length === 1 ? (names[0] ?? '') : '';
}
