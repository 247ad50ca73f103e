import { useState } from 'react';
import type { RunBookView } from '@/api/door';
import { useDo } from '@/api/queries';
import { say, t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { durationText } from '@/lib/duration';
import { stepsOf } from '@/parts/run/steps';
import { Button } from '@/ui/Button';
import { Facts } from '@/ui/Facts';
import { Form } from '@/ui/Form';
import { Note } from '@/ui/Note';
import { SidePanel } from '@/ui/SidePanel';
import { TextArea } from '@/ui/TextField';
import { Time } from '@/ui/Time';
import { useForm } from '@/ui/useForm';

interface ApproveFormProps {
  book: RunBookView;
  /** Not approving, but allowing to start without. */
  without: boolean;
  onClose: () => void;
}

/** The decision about the run book, over what was on the screen when the form opened. */
export function ApproveForm({ book, without, onClose }: ApproveFormProps) {
  const [seen, setSeen] = useState(book.seen);
  const approve = useDo('runbook.approve').run;
  const startWithout = useDo('runbook.start_without').run;
  const form = useForm({
    initial: { remark: '' },
    submit: ({ remark }) =>
      without
        ? startWithout({ deployment: book.deployment, reason: remark, seen })
        : approve({ deployment: book.deployment, remark: remark || undefined, seen }),
    onDone: onClose,
    draft: `${without ? 'runbook.start_without' : 'runbook.approve'}.${book.deployment}`,
  });
  const title = t(without ? 'ui.runbook.start_without' : 'ui.runbook.approve');
  return (
    <SidePanel title={<b>{title}</b>} label={title} onClose={onClose}>
      <Form
        form={form}
        verb={title}
        reason={reasonFor(book.can, without ? 'runbook.start_without' : 'runbook.approve')}
        onCancel={onClose}
        danger={without}
      >
        {seen !== book.seen && (
          <Note
            tone="hold"
            title={t('ui.runbook.changed_meanwhile')}
            action={
              <Button size="s" onClick={() => setSeen(book.seen)}>
                {t('ui.runbook.looked_again')}
              </Button>
            }
          />
        )}
        <p className="t13 c2">{t(without ? 'ui.runbook.without_means' : 'ui.runbook.approve_means')}</p>
        <Content book={book} />
        <TextArea
          label={t(without ? 'ui.runbook.reason' : 'ui.step.remark')}
          required={without}
          value={form.values.remark}
          onChange={(remark) => form.set({ remark })}
          problem={form.error?.fields[without ? 'reason' : 'remark']}
          autoFocus
        />
      </Form>
    </SidePanel>
  );
}

/** What the decision covers. */
function Content({ book }: { book: RunBookView }) {
  const steps = stepsOf(book).filter(({ projected }) => !projected);
  const minutes = steps.reduce((sum, step) => sum + step.minutes, 0);
  const numbers = (test: (step: (typeof steps)[number]) => boolean) =>
    steps
      .filter(test)
      .map(({ number }) => number)
      .join(', ');
  const { progress, approval } = book;
  const material = approval.version > 0 ? approval.changes : [];
  return (
    <>
      {progress.projected > 0 && (
        <Note tone="hold" title={t('ui.runbook.projected', { count: progress.projected })}>
          {t('ui.runbook.projected_why')}
        </Note>
      )}
      <Facts
        facts={[
          [
            t('ui.runbook.col.window'),
            <span key="window" className="stack">
              <Time at={book.start} as="full" />
              {!book.date_only && <Time at={book.end} as="full" />}
            </span>,
          ],
          [t('ui.runbook.steps'), t('ui.runbook.steps_taking', { n: steps.length, span: durationText(minutes) })],
          [t('ui.runbook.checkpoints'), numbers(({ checkpoint }) => checkpoint)],
          [t('ui.step.no_return_word'), numbers(({ no_undo }) => no_undo)],
          [t('ui.runbook.way_back'), book.way_back],
          [
            t('ui.runbook.changes'),
            material.length > 0 && (
              <ul>
                {material.map((change) => (
                  <li key={say(change)}>{say(change)}</li>
                ))}
              </ul>
            ),
          ],
        ]}
      />
    </>
  );
}
