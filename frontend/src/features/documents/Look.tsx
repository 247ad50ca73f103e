import { type ReactNode, useMemo, useRef } from 'react';
import { ActionButton } from '@/actions/ActionButton';
import { useActionProps, useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import { type DocumentOrder, openDocument, type PreparedDocument, savePrepared, showPrepared } from '@/api/documents';
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
  const { refuse } = useNotices();
  const { copied, run: copyText } = useCopy();
  const { save, print, copy } = useLookActions(document, copyText);
  const as = useActionProps();
  const failed = (caught: Error) => refuse(t('ui.document.group'), caught);
  return (
    <>
      <div className={classes.toolbar}>
        {formats}
        <span className="mono t12 c2 grow" title={document?.name}>
          {document?.name}
        </span>
        {document?.view === 'text' && (
          <Button icon={copied ? 'check' : 'copy'} onClick={as(copy).onClick}>
            {copied ? t('ui.code.copied') : copy.label}
          </Button>
        )}
        {document?.view === 'pages' && <ActionButton action={print} />}
        <ActionButton action={save} kind="primary" />
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

/** Saving, printing and copying what is looked at, also by key and by name. */
function useLookActions(document: PreparedDocument | undefined, copyText: (text: string) => Promise<boolean>) {
  const { notify, refuse } = useNotices();
  const copying = useRef(copyText);
  copying.current = copyText;
  const actions = useMemo(() => {
    const wait = t('ui.document.not_made');
    const one = (id: string, label: string, more: Pick<Action, 'enabled' | 'run' | 'icon' | 'keys'>): Action => ({
      id: `document.${id}`,
      label,
      group: 'ui.document.group',
      ...more,
    });
    const write = async () => {
      const path = document && (await savePrepared(document.id));
      if (!path) return;
      const failed = (caught: Error) => refuse(t('ui.document.group'), caught);
      const open = { label: t('ui.document.open'), run: () => void openDocument(path).catch(failed) };
      notify({ tone: 'done', title: t('ui.document.saved'), body: path, action: open });
    };
    const isPaper = () => (document ? document.view === 'pages' || t('ui.document.no_paper') : wait);
    return {
      print: one('print', t('ui.document.print_this'), {
        icon: 'document',
        keys: 'mod+p',
        enabled: isPaper,
        run: () => document && showPrepared(document.id),
      }),
      save: one('save', t('ui.document.save_as'), {
        keys: 'mod+s',
        enabled: () => document !== undefined || wait,
        run: write,
      }),
      copy: one('copy', t('ui.document.copy'), {
        icon: 'copy',
        enabled: () => (document ? document.view === 'text' || t('ui.document.no_text') : wait),
        run: () => document && copying.current(document.text),
      }),
    };
  }, [document, notify, refuse]);
  useActions(useMemo(() => Object.values(actions), [actions]));
  return actions;
}
