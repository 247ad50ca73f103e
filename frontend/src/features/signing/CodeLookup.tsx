import { useState } from 'react';
import { type FoundPaper, findPaper, type PrintedPaper } from '@/api/signing';
import { type TextKey, t } from '@/i18n/i18n';
import { EmptyState } from '@/ui/EmptyState';
import { Form } from '@/ui/Form';
import { Note } from '@/ui/Note';
import { TextField } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';
import { SignedDocument } from './SignedDocument';
import classes from './Signing.module.css';

/** Finds the document of a paper copy by the code on its pages, and says whether it is current. */
export function CodeLookup() {
  const [found, setFound] = useState<FoundPaper | null>(null);
  const form = useForm({
    initial: { code: '' },
    submit: async ({ code }) => setFound(await findPaper(code)),
  });
  return (
    <section className={classes.section}>
      <h2 className="t14 b">{t('ui.signing.by_code')}</h2>
      <Form form={form} verb={t('ui.signing.find')}>
        <TextField
          {...form.field('code')}
          label={t('ui.signing.code')}
          hint={t('ui.signing.code_hint')}
          placeholder="2694-1325-3995-54A4"
          required
        />
      </Form>
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
