import type { ItemTarget } from '@/api/door';
import { useDo, useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { useGo } from '@/lib/go';
import { itemPath } from '@/lib/paths';
import { dayText } from '@/lib/time';
import { Dialog } from '@/ui/Dialog';
import { Loaded } from '@/ui/ErrorBox';
import { Form } from '@/ui/Form';
import { useNotices } from '@/ui/Notices';
import { SelectField } from '@/ui/SelectField';
import { useForm } from '@/ui/useForm';

interface MoveItemProps {
  item: { id: string; title: string; status: string };
  onClose: () => void;
}

/** Takes an item to another open deployment of its project. */
export function MoveItem({ item, onClose }: MoveItemProps) {
  const targets = useGet('item.targets', { item: item.id });
  return (
    <Dialog title={t('ui.items.move_title', { title: item.title })} open focusInside onClose={onClose}>
      <Loaded query={targets}>
        {(view) => <Fields item={item} targets={view.targets.filter(({ move }) => move)} onClose={onClose} />}
      </Loaded>
    </Dialog>
  );
}

function Fields({ item, targets, onClose }: MoveItemProps & { targets: ItemTarget[] }) {
  const move = useDo('item.move');
  const navigate = useGo();
  const { notify } = useNotices();
  const form = useForm({
    initial: { to: targets[0]?.deployment ?? '' },
    draft: `item.move.${item.id}`,
    submit: ({ to }) => move.run({ item: item.id, to }),
    onDone: () => {
      const target = targets.find(({ deployment }) => deployment === form.values.to);
      onClose();
      if (!target) return;
      notify({ tone: 'done', title: t('ui.items.moved', { title: item.title, to: target.title }) });
      navigate(itemPath(target.project_key, target.deployment, item.id));
    },
  });
  return (
    <Form
      form={form}
      verb={t('ui.items.move')}
      onCancel={onClose}
      reason={targets.length === 0 ? t('ui.items.move_nowhere') : undefined}
    >
      {item.status === 'ready_for_release' && <p className="c2">{t('ui.items.move_ready')}</p>}
      <SelectField label={t('ui.items.move_to')} required options={targets.map(targetOption)} {...form.field('to')} />
    </Form>
  );
}

export function targetOption(target: ItemTarget) {
  const day = dayText(target.start, target.time_zone, Date.now());
  return { value: target.deployment, label: target.title, hint: `${target.project_title}, ${day}` };
}
