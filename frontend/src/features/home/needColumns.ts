import type { NeedView, WindowView } from '@/api/door';
import { t } from '@/i18n/i18n';
import type { Column } from '@/ui/table/columns';
import { needDue, needNote, needTitle, type Reading } from './needWords';

/** What is copied of the list, as a spreadsheet takes it. */
export function needColumns(
  windows: readonly WindowView[],
  reader: Reading,
): Pick<Column<NeedView>, 'head' | 'value'>[] {
  return [
    { head: t('ui.item.ref'), value: ({ ref }) => ref },
    { head: t('ui.home.what'), value: needTitle },
    { head: t('ui.home.where'), value: (need) => needNote(need, false, reader) },
    { head: t('ui.home.when'), value: (need) => needDue(need, windows, reader).words },
  ];
}
