import { useEffect } from 'react';
import type { ItemCopyView, ItemTarget, ItemView } from '@/api/door';
import { useDo, useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { useGo } from '@/lib/go';
import { itemPath } from '@/lib/paths';
import { Dialog } from '@/ui/Dialog';
import { Loaded } from '@/ui/ErrorBox';
import { Form } from '@/ui/Form';
import { Note } from '@/ui/Note';
import { MultiSelectField, SelectField } from '@/ui/SelectField';
import { TextField } from '@/ui/TextField';
import { type FormState, useForm } from '@/ui/useForm';
import { targetOption } from './MoveItem';

type Original = Pick<ItemView, 'id' | 'title' | 'category' | 'modules'>;

interface CopyItemProps {
  item: Original;
  /** The deployment that is to get the copy; asked for when left out. */
  into?: string;
  onClose: () => void;
}

/** A new item in Documentation, made of another one: with its activities, without approvals, steps, comments. */
export function CopyItem({ item, into, onClose }: CopyItemProps) {
  const targets = useGet('item.targets', { item: item.id });
  return (
    <Dialog title={t('ui.items.copy_title', { title: item.title })} open focusInside onClose={onClose}>
      <Loaded query={targets}>
        {(view) => (
          <Fields item={item} into={into} targets={view.targets.filter(({ copy }) => copy)} onClose={onClose} />
        )}
      </Loaded>
    </Dialog>
  );
}

interface CopyValues {
  to: string;
  title: string;
  category: string;
  modules: string[];
}

function Fields({ item, into, targets, onClose }: CopyItemProps & { targets: ItemTarget[] }) {
  const copy = useDo('item.copy');
  const navigate = useGo();
  const form = useForm<CopyValues>({
    initial: { to: into ?? '', title: item.title, category: item.category, modules: item.modules },
    draft: `item.copy.${item.id}`,
    submit: async (values) => {
      const { record } = await copy.run({ item: item.id, ...values });
      const target = targets.find(({ deployment }) => deployment === values.to);
      onClose();
      if (record && target) navigate(itemPath(target.project_key, target.deployment, record));
    },
  });
  const target = targets.find(({ deployment }) => deployment === form.values.to);
  return (
    <Form
      form={form}
      verb={t('ui.items.copy')}
      onCancel={onClose}
      reason={form.values.to ? undefined : t('ui.items.copy_where')}
    >
      {!into && (
        <SelectField label={t('ui.items.copy_to')} required options={targets.map(targetOption)} {...form.field('to')} />
      )}
      {target && <Fitting key={target.deployment} item={item} target={target} form={form} />}
    </Form>
  );
}

function Fitting(props: { item: Original; target: ItemTarget; form: FormState<CopyValues> }) {
  const check = useGet('item.copy_check', { item: props.item.id, to: props.target.deployment });
  return <Loaded query={check}>{(view) => <Checked {...props} check={view} />}</Loaded>;
}

/** What does not fit there, and what must be chosen anew. */
function Checked(props: { item: Original; target: ItemTarget; form: FormState<CopyValues>; check: ItemCopyView }) {
  const { item, target, form, check } = props;
  const choices = useGet('project.choices', { project: target.project }).data;
  const known = check.modules.length === item.modules.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each place, before anything is chosen there
  useEffect(() => {
    form.set({ modules: check.modules, category: check.category_unknown ? '' : item.category });
  }, [target.deployment]);
  return (
    <>
      <TextField
        label={t('ui.item.title')}
        max={250}
        required
        hint={check.title_taken ? t('ui.items.copy_taken') : undefined}
        {...form.field('title')}
      />
      {check.category_unknown && (
        <SelectField
          label={t('ui.item.category')}
          required
          options={check.categories.map((name) => ({ value: name, label: name }))}
          {...form.field('category')}
        />
      )}
      {!known && (
        <MultiSelectField
          label={t('ui.item.modules')}
          required
          options={(choices?.modules ?? []).map((name) => ({ value: name, label: name }))}
          {...form.field('modules')}
        />
      )}
      {check.left.length > 0 && <Note tone="hold">{t('ui.items.copy_left', { names: check.left.join(', ') })}</Note>}
      {check.emptied.length > 0 && (
        <Note tone="hold">{t('ui.items.copy_emptied', { names: check.emptied.join(', ') })}</Note>
      )}
    </>
  );
}
