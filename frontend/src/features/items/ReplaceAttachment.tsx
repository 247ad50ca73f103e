import { AppError } from '@/api/call';
import type { ItemAttachment } from '@/api/door';
import { addFile } from '@/api/files';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { FileField } from '@/ui/FileField';
import { Form } from '@/ui/Form';
import { TextField } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';
import classes from './Attachments.module.css';

interface ReplaceAttachmentProps {
  attachment: ItemAttachment;
  onClose: () => void;
}

/** Another file in the place of an attachment, under its own name; the journal keeps which one it was. */
export function ReplaceAttachment({ attachment, onClose }: ReplaceAttachmentProps) {
  const edit = useDo('attachment.edit');
  const { digests } = attachment;
  const was = (field: string) => digests[field] ?? '';
  const form = useForm({
    initial: { file: [] as File[], description: attachment.description },
    draft: `attachment.replace.${attachment.id}`,
    onDone: onClose,
    submit: async ({ file: [file], description }) => {
      if (!file) throw new AppError('invalid', 'form.invalid', {}, { file: { key: 'ui.items.replace_which' } });
      await edit.run({
        attachment: attachment.id,
        file: { was: was('file'), to: await addFile(file) },
        ...(file.name !== attachment.name && { name: { was: was('name'), to: file.name } }),
        ...(description !== attachment.description && { description: { was: was('description'), to: description } }),
      });
    },
  });
  const { value, onChange, problem } = form.field('file');
  return (
    <li className={classes.form}>
      <Form form={form} verb={t('ui.items.replace_file')} onCancel={onClose}>
        <p className="t13 c2">{t('ui.items.replace_how', { name: attachment.name })}</p>
        <FileField
          label={t('ui.items.file')}
          required
          files={value}
          onChange={onChange}
          problem={problem ?? form.error?.fields.name}
        />
        <TextField label={t('ui.items.file_description')} required {...form.field('description')} />
      </Form>
    </li>
  );
}
