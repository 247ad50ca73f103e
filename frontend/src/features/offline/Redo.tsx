import type { RefusedIntentView, ResultOf } from '@/api/door';
import { redoIntent } from '@/api/offline';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { fieldWord } from '@/parts/activity/changes';
import { Loaded } from '@/ui/ErrorBox';
import { Form } from '@/ui/Form';
import { TextArea } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';
import { type Asked, itemAgain, stepAgain, textsOf } from './again';

interface RedoProps {
  refused: RefusedIntentView;
  onClose: () => void;
}

/** Does what was refused again, on what stands here now: its words can be changed before. */
export function Redo({ refused, onClose }: RedoProps) {
  const asked = JSON.parse(refused.payload) as Asked;
  return refused.command === 'item.edit' ? (
    <OnItem refused={refused} asked={asked} onClose={onClose} />
  ) : (
    <OnStep refused={refused} asked={asked} onClose={onClose} />
  );
}

type PartProps = RedoProps & { asked: Asked };

function OnItem({ refused, asked, onClose }: PartProps) {
  const query = useGet('item.get', { item: String(asked.item) });
  const now = (item: ResultOf<'item.get'>, name: string) => String(item[name as keyof typeof item] ?? '');
  return (
    <Loaded query={query}>
      {(item) => (
        <Words
          refused={refused}
          texts={textsOf(asked)}
          hint={(name) => t('ui.offline.now', { text: now(item, name) })}
          order={(texts) => ({ command: refused.command, payload: itemAgain(asked, texts, item.digests) })}
          onClose={onClose}
        />
      )}
    </Loaded>
  );
}

function OnStep({ refused, asked, onClose }: PartProps) {
  const query = useGet('step.get', { step: String(asked.step) });
  return (
    <Loaded query={query}>
      {({ step }) => (
        <Words
          refused={refused}
          texts={{ remark: String(asked.remark ?? '') }}
          hint={() => (stepAgain(refused.command, asked, '', step).instead ? t('ui.offline.as_remark') : undefined)}
          order={({ remark = '' }) => stepAgain(refused.command, asked, remark, step)}
          onClose={onClose}
        />
      )}
    </Loaded>
  );
}

interface WordsProps extends RedoProps {
  texts: Record<string, string>;
  hint: (name: string) => string | undefined;
  order: (texts: Record<string, string>) => { command: string; payload: object };
}

function Words({ refused, texts, hint, order, onClose }: WordsProps) {
  const form = useForm({
    initial: texts,
    draft: `copy.settle.${refused.id}.redone`,
    submit: async (typed) => {
      const { command, payload } = order(typed);
      await redoIntent({ intent: refused.id, command, payload: JSON.stringify(payload), note: '' });
    },
    onDone: onClose,
  });
  return (
    <Form form={form} verb={t('ui.offline.redo_now')} onCancel={onClose}>
      {Object.keys(texts).map((name) => (
        <TextArea key={name} label={fieldWord(name)} hint={hint(name)} {...form.field(name)} />
      ))}
    </Form>
  );
}
