import { useState } from 'react';
import type { RunBookStep, RunBookView } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { allows, reasonFor } from '@/lib/abilities';
import { Button } from '@/ui/Button';
import { Form } from '@/ui/Form';
import { Note } from '@/ui/Note';
import { TextArea } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';

/** A step that is with a laptop, and the way to take it back. */
export function TakeBack({ book, step }: { book: RunBookView; step: RunBookStep }) {
  const [open, setOpen] = useState(false);
  if (step.taken_back) return <Note tone="info">{t('ui.offline.taken_back')}</Note>;
  if (!step.away || !book.away) return null;
  const { can, holder_name: name } = book.away;
  return (
    <Note tone="hold" title={t('ui.offline.step_away', { name })}>
      {open ? (
        <Reason step={step} onClose={() => setOpen(false)} />
      ) : (
        <Button
          size="s"
          reason={allows(can, 'copy.take_back') ? undefined : reasonFor(can, 'copy.take_back')}
          onClick={() => setOpen(true)}
        >
          {t('ui.offline.take_back')}
        </Button>
      )}
    </Note>
  );
}

function Reason({ step, onClose }: { step: RunBookStep; onClose: () => void }) {
  const takeBack = useDo('copy.take_back');
  const form = useForm({
    initial: { reason: '' },
    draft: `copy.take_back.${step.id}`,
    submit: ({ reason }) => takeBack.run({ step: step.id, reason, seen: step.seen }),
    onDone: onClose,
  });
  return (
    <Form form={form} verb={t('ui.offline.take_back')} onCancel={onClose}>
      <TextArea label={t('ui.offline.reason')} required {...form.field('reason')} />
    </Form>
  );
}
