import type { RunBookStep, RunBookView } from '@/api/door';
import { useDo, useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { stageWord } from '@/parts/run/words';
import { Form } from '@/ui/Form';
import { MarkdownField } from '@/ui/MarkdownField';
import { DurationField } from '@/ui/NumberField';
import { SelectField } from '@/ui/SelectField';
import { SidePanel } from '@/ui/SidePanel';
import { TextArea, TextField } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';
import { doers, nobody } from './people';

interface AddStepProps {
  book: RunBookView;
  /** The current row: a deviation normally follows it. */
  behind: RunBookStep | undefined;
  onClose: () => void;
}

const nowhere = {
  title: '',
  instruction: '',
  minutes: 0,
  expect: '',
  if_not: '',
  warning: '',
  person: nobody,
  remark: '',
};

/** A step that nobody planned; it is listed as a deviation. */
export function AddStep({ book, behind, onClose }: AddStepProps) {
  const add = useDo('step.add').run;
  const people = useGet('project.choices', { project: book.project }).data?.people ?? [];
  const after = behind && !behind.projected ? behind : undefined;
  const form = useForm({
    initial: { ...nowhere, place: after ? after.id : 'during' },
    submit: ({ place, person, ...step }) =>
      add({
        deployment: book.deployment,
        ...step,
        person: person === nobody ? undefined : person,
        ...(place === after?.id ? { behind: place } : { stage: place }),
      }),
    onDone: onClose,
    draft: `step.add.${book.deployment}`,
  });
  const places = [
    ...(after ? [{ value: after.id, label: t('ui.runbook.behind', { step: `${after.number} ${after.title}` }) }] : []),
    ...book.stages.map(({ stage }) => ({ value: stage, label: t('ui.runbook.end_of', { stage: stageWord(stage) }) })),
  ];
  return (
    <SidePanel title={<b>{t('ui.runbook.add_step')}</b>} label={t('ui.runbook.add_step')} onClose={onClose}>
      <Form form={form} verb={t('ui.runbook.add_step')} reason={reasonFor(book.can, 'step.add')} onCancel={onClose}>
        <TextField label={t('ui.runbook.step_title')} required max={250} autoFocus {...form.field('title')} />
        <SelectField label={t('ui.runbook.place')} options={places} {...form.field('place')} />
        <MarkdownField label={t('ui.runbook.instruction')} {...form.field('instruction')} />
        <DurationField label={t('ui.runbook.estimate')} {...form.field('minutes')} />
        <TextField label={t('ui.step.expect')} {...form.field('expect')} />
        <TextField label={t('ui.step.if_not')} {...form.field('if_not')} />
        <TextField label={t('ui.step.warning')} {...form.field('warning')} />
        <SelectField label={t('ui.step.assigned')} options={doers(people)} {...form.field('person')} />
        <TextArea label={t('ui.runbook.why')} rows={2} {...form.field('remark')} />
      </Form>
    </SidePanel>
  );
}
