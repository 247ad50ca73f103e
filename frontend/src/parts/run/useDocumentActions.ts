import { useCallback, useMemo } from 'react';
import type { Action } from '@/actions/registry';
import { type DocumentOrder, openDocument, saveDocument, showDocument } from '@/api/documents';
import { t } from '@/i18n/i18n';
import { type Notice, useNotices } from '@/ui/Notices';

interface DocumentOptions {
  /** What Ctrl+P opens: what is on the screen, as a document. */
  printed?: 'run_book' | 'checklist' | 'release_notes' | 'audit_report';
  /** Release notes also list what is not released. */
  all?: boolean;
}

/** Saving and printing the documents of a deployment. */
export function useDocumentActions(
  deployment: string,
  { printed = 'run_book', all = false }: DocumentOptions = {},
): Action[] {
  const save = useSaveDocument();
  return useMemo(() => {
    const order = (kind: DocumentOrder['kind']) => ({ kind, deployment, all: all && kind === 'release_notes' });
    const saving = (kind: DocumentOrder['kind']) => () => save(order(kind));
    const what = t(`ui.document.kind.${printed}`);
    return [
      one('print', t('ui.document.print', { what }), () => showDocument(order(printed)), 'mod+p'),
      one('run_book', t('ui.document.run_book'), saving('run_book')),
      one('checklist', t('ui.document.checklist'), saving('checklist')),
      one('release_notes', t('ui.document.release_notes'), saving('release_notes')),
    ];
  }, [deployment, printed, all, save]);
}

/** Saving what is about a whole project; without one, the calendar of all windows that the person sees. */
export function useListActions(project?: string): Action[] {
  const save = useSaveDocument();
  return useMemo(() => {
    const all = one('calendar', t('ui.document.save_all_windows'), () => save({ kind: 'calendar' }));
    if (!project) return [all];
    const saving = (kind: DocumentOrder['kind']) => () => save({ kind, project });
    return [
      one('calendar', t('ui.document.save_calendar'), saving('calendar')),
      one('items', t('ui.document.save_items'), saving('items')),
      one('journal', t('ui.document.save_journal'), saving('journal')),
    ];
  }, [project, save]);
}

const one = (id: string, label: string, run: () => unknown, keys?: string): Action => ({
  id: `document.${id}`,
  label,
  group: 'ui.document.group',
  icon: 'document',
  keys,
  run,
});

/** Asks where a document is to be, writes it there and says so. */
function useSaveDocument() {
  const { notify, refuse } = useNotices();
  return useCallback(
    async (order: DocumentOrder) => {
      const path = await saveDocument(order);
      if (path) notify(saved(path, (error) => refuse(path, error)));
    },
    [notify, refuse],
  );
}

function saved(path: string, failed: (error: Error) => void): Notice {
  return {
    tone: 'done',
    title: t('ui.document.saved'),
    body: path,
    action: { label: t('ui.document.open'), run: () => void openDocument(path).catch(failed) },
  };
}
