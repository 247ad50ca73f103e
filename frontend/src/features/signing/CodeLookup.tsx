import { useState } from 'react';
import type { DocumentFindView } from '@/api/door';
import { get } from '@/api/door';
import { t } from '@/i18n/i18n';
import { EmptyState } from '@/ui/EmptyState';
import { Form } from '@/ui/Form';
import { TextField } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';
import { SignedDocument } from './SignedDocument';
import classes from './Signing.module.css';

/** Finds the document of a paper copy by the code on its pages, and says whether it is current. */
export function CodeLookup() {
  const [found, setFound] = useState<DocumentFindView | null>(null);
  const form = useForm({
    initial: { code: '' },
    submit: async ({ code }) => setFound(await get('document.find', { code })),
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
      {found?.documents.map((document) => (
        <SignedDocument key={document.id} document={document} />
      ))}
      {found?.documents.length === 0 && (
        <EmptyState title={t('ui.signing.not_found')}>{t('ui.signing.not_found_why')}</EmptyState>
      )}
    </section>
  );
}
