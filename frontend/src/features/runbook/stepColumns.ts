import type { RunBookStep } from '@/api/door';
import { t } from '@/i18n/i18n';
import { fullMomentText } from '@/lib/time';
import { doerOf } from '@/parts/run/steps';
import { stateWord } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import type { Column } from '@/ui/table/columns';

/** What is copied of the run book, as a spreadsheet takes it; times as they read in the zone. */
export function stepColumns(zone: string): Pick<Column<RunBookStep>, 'head' | 'value'>[] {
  const moment = (at: number) => (at > 0 ? fullMomentText(at, zone) : '');
  return [
    { head: t('ui.runbook.col.number'), value: ({ number }) => number },
    { head: t('ui.runbook.col.state'), value: ({ state }) => stateWord(state as State) },
    { head: t('ui.runbook.col.step'), value: ({ title }) => title },
    { head: t('ui.runbook.col.item'), value: ({ items }) => items.map(({ ref }) => ref).join(', ') },
    { head: t('ui.runbook.col.who'), value: doerOf },
    { head: t('ui.runbook.col.starts'), value: ({ planned_at }) => moment(planned_at) },
    { head: t('ui.runbook.started'), value: ({ started_at }) => moment(started_at) },
    { head: t('ui.runbook.ended'), value: ({ ended_at }) => moment(ended_at) },
    { head: t('ui.runbook.col.remark'), value: ({ remark }) => remark },
  ];
}
