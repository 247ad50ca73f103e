import type { EvidenceShown, TaskUpdateView, TaskView } from '@/api/door';
import { addFile, openFile } from '@/api/files';
import { useDo } from '@/api/queries';
import { say, t } from '@/i18n/i18n';
import { allows } from '@/lib/abilities';
import { FileField } from '@/ui/FileField';
import { Form } from '@/ui/Form';
import { useNotices } from '@/ui/Notices';
import { Stream, type StreamEntry } from '@/ui/Stream';
import type { State } from '@/ui/states';
import { TextField } from '@/ui/TextField';
import { type FormState, useForm } from '@/ui/useForm';
import classes from './Checklist.module.css';

/** What happened to a task, with what shows that it was done. */
export function TaskHistory({ task }: { task: TaskView }) {
  const entries = [
    ...task.updates.map((one) => ({ at: one.created_at, entry: updateEntry(one) })),
    ...task.evidence.map((one) => ({ at: one.at, entry: evidenceEntry(one) })),
  ]
    .sort((a, b) => b.at - a.at)
    .map(({ entry }) => entry);
  const created: StreamEntry = {
    id: task.id,
    who: task.created_by_name,
    at: task.created_at,
    state: 'not_started',
    did: t('ui.checklist.created'),
  };
  return (
    <div className={classes.history}>
      <Stream label={t('ui.checklist.history')} entries={[...entries, created]} />
      {allows(task.can, 'task.add_evidence') && <AddEvidence task={task} />}
    </div>
  );
}

function updateEntry(update: TaskUpdateView): StreamEntry {
  const turned = update.from !== update.to;
  return {
    id: update.id,
    who: update.created_by_name,
    at: update.created_at,
    state: turned ? (update.to as State) : undefined,
    did: turned ? t('ui.checklist.turned', { state: say({ key: `ui.state.${update.to}` }) }) : undefined,
    said: update.comment,
  };
}

function evidenceEntry(evidence: EvidenceShown): StreamEntry {
  return {
    id: evidence.id,
    who: evidence.by_name,
    at: evidence.at,
    did: t('ui.checklist.added_evidence'),
    said: evidence.file ? <EvidenceFile evidence={evidence} /> : evidence.note,
  };
}

function EvidenceFile({ evidence }: { evidence: EvidenceShown }) {
  const { refuse } = useNotices();
  const open = () =>
    openFile({ kind: 'evidence', record: evidence.id }).catch((error: Error) => refuse(evidence.name, error));
  return (
    <button type="button" className={`link ${classes.file}`} onClick={open}>
      {evidence.name}
      {evidence.note && `, ${evidence.note}`}
    </button>
  );
}

function AddEvidence({ task }: { task: TaskView }) {
  const add = useDo('task.add_evidence');
  const form: FormState<{ file: File[]; note: string }> = useForm({
    initial: { file: [] as File[], note: '' },
    draft: `task.add_evidence.${task.id}`,
    onDone: () => form.reset(),
    submit: async ({ file: [file], note }) => {
      const content = file ? await addFile(file) : undefined;
      await add.run({ task: task.id, file: content, name: file?.name, note: note || undefined });
    },
  });
  return (
    <div className={classes.evidence}>
      <Form form={form} verb={t('ui.checklist.add_evidence')}>
        <div className={classes.fields}>
          <TextField label={t('ui.checklist.note')} {...form.field('note')} />
          <FileField
            label={t('ui.checklist.file')}
            files={form.values.file}
            onChange={(file) => form.set({ file })}
            problem={form.error?.fields.file ?? form.error?.fields.name}
          />
        </div>
      </Form>
    </div>
  );
}
