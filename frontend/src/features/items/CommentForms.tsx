import { useState } from 'react';
import type { ItemComment } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { patchOf } from '@/lib/patch';
import { Form } from '@/ui/Form';
import { MarkdownField } from '@/ui/MarkdownField';
import { useForm } from '@/ui/useForm';
import classes from './Comments.module.css';

/** One line until something is written; then it has room, and stays as a draft, also when the form is left. */
export function AddComment({ item }: { item: string }) {
  const [opened, setOpen] = useState<boolean | null>(null);
  const add = useDo('comment.add');
  const form = useForm({
    initial: { text: '' },
    draft: `comment.${item}`,
    submit: ({ text }) => add.run({ item, text }),
    onDone: () => {
      form.reset();
      setOpen(false);
    },
  });
  const { text } = form.values;
  if (!(opened ?? text !== '')) {
    return (
      <button type="button" className={`cut ${classes.prompt}`} onClick={() => setOpen(true)}>
        {text ? t('ui.items.comment_goes_on', { text }) : t('ui.items.comment_here')}
      </button>
    );
  }
  return (
    <Form form={form} verb={t('ui.items.comment_add')} stays onCancel={() => setOpen(false)}>
      <MarkdownField label={t('ui.items.comment')} rows={3} autoFocus {...form.field('text')} />
    </Form>
  );
}

export function EditComment({ comment, onClose }: { comment: ItemComment; onClose: () => void }) {
  const edit = useDo('comment.edit');
  const { text, digests } = comment;
  const form = useForm({
    initial: { text },
    digests,
    draft: `comment.edit.${comment.id}`,
    onDone: onClose,
    submit: async (_, changed, seen) => {
      const patch = patchOf(changed, seen);
      if (patch.text) await edit.run({ comment: comment.id, text: patch.text });
    },
  });
  return (
    <Form form={form} verb={t('ui.items.save')} onCancel={onClose}>
      <MarkdownField label={t('ui.items.comment')} rows={3} autoFocus {...form.field('text')} />
    </Form>
  );
}
