import { useState } from 'react';
import type { RefusedIntentView } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { allows, reasonFor } from '@/lib/abilities';
import { Button } from '@/ui/Button';
import { Form } from '@/ui/Form';
import { TextArea } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';
import { canRedo } from './again';
import { Redo } from './Redo';

/** How something refused was settled, or the ways to settle it. */
export function Settle({ refused }: { refused: RefusedIntentView }) {
  const [how, setHow] = useState<'dropped' | 'noted' | 'redone' | null>(null);
  if (refused.settled) {
    const words = t(`ui.offline.settled_${refused.settled as 'dropped' | 'redone' | 'noted'}`, {
      name: refused.settled_by_name,
    });
    return (
      <p className="c2">
        {words} {refused.note}
      </p>
    );
  }
  if (how === 'redone') return <Redo refused={refused} onClose={() => setHow(null)} />;
  if (how) return <Words refused={refused} how={how} onClose={() => setHow(null)} />;
  const reason = allows(refused.can, 'copy.settle') ? undefined : reasonFor(refused.can, 'copy.settle');
  return (
    <span className="row g8">
      <Button reason={reason} onClick={() => setHow('noted')}>
        {t('ui.offline.keep')}
      </Button>
      <Button reason={reason} onClick={() => setHow('dropped')}>
        {t('ui.offline.drop')}
      </Button>
      <Button
        reason={reason ?? (canRedo(refused.command) ? undefined : t('ui.offline.redo_elsewhere'))}
        onClick={() => setHow('redone')}
      >
        {t('ui.offline.redo')}
      </Button>
    </span>
  );
}

interface WordsProps {
  refused: RefusedIntentView;
  how: 'dropped' | 'noted';
  onClose: () => void;
}

function Words({ refused, how, onClose }: WordsProps) {
  const settle = useDo('copy.settle');
  const form = useForm({
    initial: { note: '' },
    draft: `copy.settle.${refused.id}.${how}`,
    submit: ({ note }) => settle.run({ intent: refused.id, how, note }),
    onDone: onClose,
  });
  return (
    <Form form={form} verb={t(how === 'noted' ? 'ui.offline.keep' : 'ui.offline.drop')} onCancel={onClose}>
      <TextArea label={t(how === 'noted' ? 'ui.offline.note' : 'ui.offline.reason')} required {...form.field('note')} />
    </Form>
  );
}
