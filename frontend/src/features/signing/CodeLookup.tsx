import { useEffect, useRef, useState } from 'react';
import { onProgress } from '@/api/events';
import { type FoundPaper, findPaper, type PrintedPaper, stopFinding } from '@/api/signing';
import { type TextKey, t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { Form } from '@/ui/Form';
import { Note } from '@/ui/Note';
import { useNotices } from '@/ui/Notices';
import { Progress } from '@/ui/Progress';
import { TextField } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';
import { SignedDocument } from './SignedDocument';
import classes from './Signing.module.css';

/** Finds the document of a paper copy by the code on its pages, and says whether it is current. */
export function CodeLookup() {
  const [found, setFound] = useState<FoundPaper | null>(null);
  const { progress, looking, stop } = useLooking();
  const form = useForm({
    initial: { code: '' },
    draft: 'signing.code',
    submit: async ({ code }) => {
      setFound(null);
      setFound(await looking(() => findPaper(code)));
    },
  });
  return (
    <section className={classes.section}>
      <h2 className="t14 b">{t('ui.signing.by_code')}</h2>
      <Form
        form={form}
        verb={t('ui.signing.find')}
        reason={form.values.code.trim() ? undefined : t('ui.signing.code_first')}
      >
        <div className={classes.code}>
          <TextField
            {...form.field('code')}
            label={t('ui.signing.code')}
            hint={t('ui.signing.code_hint', { example: '2694-1325-3995-54A4' })}
            mono
            required
          />
        </div>
      </Form>
      {progress && (
        <div className={classes.document}>
          <Progress label={t('ui.signing.finding')} {...progress} />
          <div>
            <Button onClick={stop}>{t('ui.document.cancel')}</Button>
          </div>
        </div>
      )}
      {found?.signed.map((document) => (
        <SignedDocument key={document.id} document={document} />
      ))}
      {found?.printed && <Printed paper={found.printed} />}
      {found?.signed.length === 0 && !found.printed && (
        <EmptyState title={t('ui.signing.not_found')}>{t('ui.signing.not_found_why')}</EmptyState>
      )}
    </section>
  );
}

interface Looked {
  done: number;
  total: number;
}

/** How far a look-up is, which ends when it is stopped and when the page is left. */
function useLooking() {
  const [progress, setProgress] = useState<Looked | null>(null);
  const running = useRef(false);
  const { refuse } = useNotices();
  useEffect(
    () =>
      onProgress(({ task, done, total }) => {
        if (task === 'paper' && running.current) setProgress({ done, total });
      }),
    [],
  );
  useEffect(
    () => () => {
      if (running.current) stopFinding().catch(() => undefined); // nobody is there to be told
    },
    [],
  );
  const looking = async <T,>(look: () => Promise<T>) => {
    running.current = true;
    try {
      return await look();
    } finally {
      running.current = false;
      setProgress(null);
    }
  };
  const stop = () => void stopFinding().catch((error: Error) => refuse(t('ui.signing.finding'), error));
  return { progress, looking, stop };
}

/** A paper that nobody signed, but that says what is so now. */
function Printed({ paper }: { paper: PrintedPaper }) {
  const kind = t(`ui.document.kind.${paper.kind}` as TextKey);
  return (
    <Note tone={paper.draft ? 'hold' : 'done'} title={`${kind} ${paper.number}`}>
      {t(paper.draft ? 'ui.signing.printed_draft' : 'ui.signing.printed_current', {
        title: paper.title,
        project: paper.project,
        version: paper.version,
      })}
    </Note>
  );
}
