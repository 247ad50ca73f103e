import { useMemo } from 'react';
import type { Action } from '@/actions/registry';
import { type DocumentOrder, openDocument, saveDocument, showDocument } from '@/api/documents';
import { t } from '@/i18n/i18n';
import { type Notice, useNotices } from '@/ui/Notices';

/** Saving and printing the documents of a deployment. */
export function useDocumentActions(deployment: string): Action[] {
  const { notify, refuse } = useNotices();
  return useMemo(() => {
    const save = (kind: DocumentOrder['kind']) => async () => {
      const path = await saveDocument({ kind, deployment });
      if (path) notify(saved(path, (error) => refuse(path, error)));
    };
    const one = (id: string, label: string, run: () => unknown, keys?: string): Action => ({
      id: `document.${id}`,
      label,
      group: 'ui.document.group',
      icon: 'document',
      keys,
      run,
    });
    return [
      one('print', t('ui.document.print'), () => showDocument({ kind: 'run_book', deployment }), 'mod+p'),
      one('run_book', t('ui.document.run_book'), save('run_book')),
      one('checklist', t('ui.document.checklist'), save('checklist')),
      one('release_notes', t('ui.document.release_notes'), save('release_notes')),
    ];
  }, [deployment, notify, refuse]);
}

function saved(path: string, failed: (error: Error) => void): Notice {
  return {
    tone: 'done',
    title: t('ui.document.saved'),
    body: path,
    action: { label: t('ui.document.open'), run: () => void openDocument(path).catch(failed) },
  };
}
