import { type DragEvent, useEffect, useMemo, useState } from 'react';
import { useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { ItemAttachment, ItemView } from '@/api/door';
import { addFile, isPicture, isText, openFile, pictureAddress, saveFile } from '@/api/files';
import { useDo, useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { allows, reasonFor } from '@/lib/abilities';
import { sizeText } from '@/lib/format';
import { EditForm } from '@/parts/edit/EditForm';
import { useEdit } from '@/parts/edit/useEdit';
import { Button, IconButton } from '@/ui/Button';
import { useConfirm } from '@/ui/Confirm';
import { FileField } from '@/ui/FileField';
import { Form } from '@/ui/Form';
import { Icon } from '@/ui/Icon';
import { type MenuEntry, MoreMenu } from '@/ui/Menu';
import { useNotices } from '@/ui/Notices';
import { TextField } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';
import classes from './Attachments.module.css';
import { ReplaceAttachment } from './ReplaceAttachment';
import { TextPreview } from './TextPreview';

/** As many are shown at first, so that the comments stay near. */
const few = 3;

/** The files of an item: looked at, opened, saved, added. */
export function Attachments({ view }: { view: ItemView }) {
  const [adding, setAdding] = useState(false);
  const [dropped, setDropped] = useState<File[]>([]);
  const [all, setAll] = useState(view.attachments.length <= few + 2);
  const reason = allows(view.can, 'attachment.add') ? undefined : reasonFor(view.can, 'attachment.add');
  const toggle = () => {
    setDropped([]);
    setAdding(!adding);
  };
  const attach = useMemo<Action>(
    () => ({
      id: 'attachment.add',
      label: t('ui.items.attach'),
      group: 'ui.items.group',
      icon: 'attachment',
      enabled: () => reason ?? true,
      run: () => setAdding(true),
    }),
    [reason],
  );
  useActions(useMemo(() => [attach], [attach]));
  const drop = (event: DragEvent) => {
    if (event.defaultPrevented || reason) return;
    event.preventDefault();
    setDropped(Array.from(event.dataTransfer.files).slice(0, 1));
    setAdding(true);
  };
  return (
    <section aria-labelledby="attachments" onDragOver={(event) => !reason && event.preventDefault()} onDrop={drop}>
      <div className="row g8">
        <h2 id="attachments" className="b">
          {t('ui.items.attachments')}
        </h2>
        <span className="c3 t13">{view.attachments.length}</span>
        <span className="push">
          <IconButton icon="plus" label={t('ui.items.attach')} reason={reason} onClick={toggle} />
        </span>
      </div>
      {adding && <Attach key={dropped[0]?.name} view={view} dropped={dropped} onClose={toggle} />}
      {view.attachments.length === 0 && !adding && <p className="c3 t13">{t('ui.items.no_attachments')}</p>}
      <ul className={classes.list}>
        {(all ? view.attachments : view.attachments.slice(0, few)).map((attachment) => (
          <Attachment key={attachment.id} attachment={attachment} project={view.project} />
        ))}
      </ul>
      {view.attachments.length > few && (
        <div className={classes.all}>
          <Button kind="quiet" size="s" onClick={() => setAll(!all)}>
            {all ? t('ui.items.fewer_attachments') : t('ui.items.all_attachments', { count: view.attachments.length })}
          </Button>
        </div>
      )}
    </section>
  );
}

function Attach({ view, dropped, onClose }: { view: ItemView; dropped: File[]; onClose: () => void }) {
  const add = useDo('attachment.add');
  const form = useForm({
    initial: { file: [] as File[], description: '' },
    draft: `attachment.add.${view.id}`,
    onDone: onClose,
    submit: async ({ file: [file], description }) => {
      const content = file ? await addFile(file) : '';
      await add.run({ item: view.id, file: content, name: file?.name ?? '', description });
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as it opens
  useEffect(() => {
    if (dropped.length > 0) form.set({ file: dropped });
  }, []);
  const { value, onChange, problem } = form.field('file');
  return (
    <div className={classes.form}>
      <Form form={form} verb={t('ui.items.attach')} onCancel={onClose}>
        <FileField
          label={t('ui.items.file')}
          required
          files={value}
          onChange={onChange}
          problem={problem ?? form.error?.fields.name}
        />
        <TextField label={t('ui.items.file_description')} required {...form.field('description')} />
      </Form>
    </div>
  );
}

interface AttachmentProps {
  attachment: ItemAttachment;
  project: string;
}

type Doing = 'nothing' | 'edit' | 'replace' | 'read';

function Attachment({ attachment, project }: AttachmentProps) {
  const [doing, setDoing] = useState<Doing>('nothing');
  const entries = useAttachmentMenu(attachment, setDoing);
  const { refuse } = useNotices();
  const link = { kind: 'attachment', record: attachment.id } as const;
  const open = () => openFile(link).catch((error: Error) => refuse(attachment.name, error));
  const stop = () => setDoing('nothing');
  if (doing === 'edit') return <EditAttachment attachment={attachment} project={project} onClose={stop} />;
  if (doing === 'replace') return <ReplaceAttachment attachment={attachment} onClose={stop} />;
  const about = [attachment.description, sizeText(attachment.size), attachment.created_by_name];
  const reads = isText(attachment.name);
  const look = reads
    ? {
        onClick: () => setDoing(doing === 'read' ? 'nothing' : 'read'),
        'aria-expanded': doing === 'read',
        'aria-label': t('ui.items.read', { name: attachment.name }),
      }
    : { onClick: open, 'aria-label': t('ui.items.open', { name: attachment.name }) };
  return (
    <li className={classes.row}>
      <button type="button" className={classes.look} {...look}>
        {isPicture(attachment.name) ? (
          <img src={pictureAddress(link)} alt="" className={classes.picture} />
        ) : (
          <Icon name="document" />
        )}
      </button>
      <div className="grow">
        <button type="button" className={classes.name} title={attachment.name} onClick={open}>
          {attachment.name}
        </button>
        <div className={`t12 c2 ${classes.about}`} title={about.join(', ')}>
          {about.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: always the same three
            <bdi key={at}>{at < about.length - 1 ? `${one},` : one}</bdi>
          ))}
        </div>
        {doing === 'read' && <TextPreview link={link} />}
      </div>
      <MoreMenu entries={entries} label={t('ui.items.file_more', { name: attachment.name })} />
    </li>
  );
}

function EditAttachment({ attachment, project, onClose }: AttachmentProps & { onClose: () => void }) {
  const edit = useDo('attachment.edit');
  const people = useGet('project.choices', { project }).data?.people;
  const nameOf = (user: string) => people?.find((one) => one.user === user)?.name ?? '';
  const { name, description } = attachment;
  const state = useEdit({
    record: attachment,
    initial: { name, description },
    draft: `attachment.edit.${attachment.id}`,
    onDone: onClose,
    save: (patch) => edit.run({ attachment: attachment.id, ...patch }),
  });
  const labels = { name: t('ui.items.file_name'), description: t('ui.items.file_description') };
  return (
    <li className={classes.form}>
      <EditForm edit={state} verb={t('ui.items.save')} onCancel={onClose} labels={labels} nameOf={nameOf}>
        <TextField label={labels.name} required {...state.form.field('name')} />
        <TextField label={labels.description} required {...state.form.field('description')} />
      </EditForm>
    </li>
  );
}

function useAttachmentMenu(attachment: ItemAttachment, onDo: (doing: Doing) => void): MenuEntry[] {
  const remove = useDo('attachment.delete');
  const confirm = useConfirm();
  const { notify, refuse } = useNotices();
  const link = { kind: 'attachment', record: attachment.id } as const;
  const failed = (error: Error) => refuse(attachment.name, error);
  const off = (action: string) => (allows(attachment.can, action) ? undefined : reasonFor(attachment.can, action));
  const save = async () => {
    const path = await saveFile(link);
    if (path) notify({ tone: 'done', title: t('ui.items.file_saved', { path }) });
  };
  const drop = async () => {
    const title = t('ui.items.delete_file', { name: attachment.name });
    if (await confirm({ title, verb: t('ui.items.delete'), danger: true }))
      await remove.run({ attachment: attachment.id });
  };
  return [
    { id: 'open', label: t('ui.items.open_file'), icon: 'openPage', onSelect: () => openFile(link).catch(failed) },
    { id: 'save', label: t('ui.items.save_file'), icon: 'download', onSelect: () => save().catch(failed) },
    {
      id: 'edit',
      label: t('ui.items.edit'),
      icon: 'edit',
      reason: off('attachment.edit'),
      onSelect: () => onDo('edit'),
    },
    {
      id: 'replace',
      label: t('ui.items.replace_file'),
      icon: 'refresh',
      reason: off('attachment.edit'),
      onSelect: () => onDo('replace'),
    },
    {
      id: 'delete',
      label: t('ui.items.delete'),
      icon: 'delete',
      danger: true,
      apart: true,
      reason: off('attachment.delete'),
      onSelect: () => drop().catch(failed),
    },
  ];
}
