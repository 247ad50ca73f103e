import type { ReactNode } from 'react';
import { type DocumentOrder, openDocument, savePrepared, showPrepared } from '@/api/documents';
import { t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { useCopy } from '@/ui/CodeBlock';
import { ErrorBox } from '@/ui/ErrorBox';
import { useNotices } from '@/ui/Notices';
import { Progress } from '@/ui/Progress';
import classes from './Documents.module.css';
import { Preview } from './Preview';
import { usePrepared } from './usePrepared';

interface LookProps {
  order: DocumentOrder;
  /** To choose another format with. */
  formats: ReactNode;
  children?: ReactNode;
}

/** A document as it would be saved, and what can be done with it. */
export function Look({ order, formats, children }: LookProps) {
  const { document, error, progress, cancel, again } = usePrepared(order);
  const { notify, refuse } = useNotices();
  const copy = useCopy();
  const wait = document ? undefined : t('ui.document.not_made');
  const failed = (caught: Error) => refuse(t('ui.document.group'), caught);
  const save = async (id: string) => {
    const path = await savePrepared(id);
    if (!path) return;
    const open = { label: t('ui.document.open'), run: () => void openDocument(path).catch(failed) };
    notify({ tone: 'done', title: t('ui.document.saved'), body: path, action: open });
  };
  const doing = (act: (id: string) => Promise<void>) => () => {
    if (document) act(document.id).catch(failed);
  };
  return (
    <>
      <div className={classes.toolbar}>
        {formats}
        <span className="mono t12 c2 grow" title={document?.name}>
          {document?.name}
        </span>
        {document?.view === 'text' && (
          <Button icon={copy.copied ? 'check' : 'copy'} onClick={() => void copy.run(document.text)}>
            {copy.copied ? t('ui.code.copied') : t('ui.document.copy')}
          </Button>
        )}
        {document?.view === 'pages' && (
          <Button icon="document" onClick={doing(showPrepared)}>
            {t('ui.document.print_this')}
          </Button>
        )}
        <Button reason={wait} kind="primary" onClick={doing(save)}>
          {t('ui.document.save_as')}
        </Button>
      </div>
      {children}
      {progress && (
        <div className={classes.making}>
          <Progress label={t('ui.document.making')} {...progress} />
          <Button onClick={() => void cancel().catch(failed)}>{t('ui.document.cancel')}</Button>
        </div>
      )}
      {error && <ErrorBox error={error} onRetry={again} />}
      {document && <Preview document={document} />}
    </>
  );
}
