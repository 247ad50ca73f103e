import type { NeedView, WindowView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { durationText } from '@/lib/duration';
import { deploymentPath, itemPath, projectPath } from '@/lib/paths';
import { dayText, shortText } from '@/lib/time';
import { sameClock, zoneWord } from '@/lib/zone';
import { stateWord } from '@/ui/StateMark';
import type { State } from '@/ui/states';

const minute = 60_000;

/** What waits, in a line. */
export function needTitle(need: NeedView): string {
  if (need.kind === 'request') return t('ui.home.request', { title: need.title });
  if (need.kind === 'access') return t('ui.home.access', { name: need.by_name, project: need.project_title });
  if (need.kind === 'steps') return stepsTitle(need);
  return need.title;
}

function stepsTitle({ steps, items }: NeedView): string {
  const words = [
    steps > 0 ? t('ui.home.steps', { count: steps }) : '',
    items > 0 ? t('ui.home.items_by_hand', { count: items }) : '',
  ];
  return words.filter(Boolean).join(', ');
}

/** When the words are read, and in which zone. */
export interface Reading {
  now: number;
  zone: string;
}

/** As short as it stays clear; a clock of another zone than the reader's says so. */
function timeWords(at: number, zone: string, reader: Reading): string {
  const time = shortText(at, zone, reader.now);
  const isDay = time === dayText(at, zone, reader.now);
  if (isDay || sameClock(zone, reader.zone, at)) return time;
  return `${time} ${zoneWord(zone, at)}`;
}

/** Where it belongs, and who brought it there. `inGroup`: the head above names the deployment already. */
export function needNote(need: NeedView, inGroup: boolean, reader: Reading): string {
  const where = [need.project_title, need.deployment_title].filter(Boolean);
  return [...(inGroup ? [] : where), ...details(need, reader)].join(', ');
}

function details(need: NeedView, reader: Reading): string[] {
  const since = timeWords(need.since, need.time_zone, reader);
  if (need.kind === 'access') return need.title ? [t('ui.text.quoted', { text: need.title })] : [];
  if (need.kind === 'request') return [t('ui.home.asked_by', { name: need.by_name, since })];
  if (need.kind === 'task') return [t('ui.home.checklist')];
  if (need.kind === 'steps') return [t('ui.home.run_book')];
  const by = need.by_name ? [t('ui.home.submitted_by', { name: need.by_name })] : [];
  return [t('ui.home.state_since', { state: stateWord(need.status as State), since }), ...by];
}

export interface Due {
  words: string;
  late: boolean;
}

/** When it should be done, or by how much it is late. A running window's end comes from the list of what runs now. */
export function needDue(need: NeedView, windows: readonly WindowView[], reader: Reading): Due {
  const end = windows.find(({ id }) => id === need.deployment)?.end ?? 0;
  if (need.overdue) return { words: lateWords(need, end, reader.now), late: true };
  return { words: dueWords(need, end, reader), late: false };
}

/** Of a window that runs the start says nothing any more: how long it lasts does. */
function dueWords(need: NeedView, end: number, reader: Reading): string {
  const { kind, at, start, since, time_zone: zone } = need;
  if (kind === 'access') return t('ui.home.since', { since: timeWords(since, zone, reader) });
  if (kind === 'request') return t('ui.home.wanted', { day: dayText(at, zone, reader.now) });
  if (at !== start) return timeWords(at, zone, reader);
  if (start <= reader.now && end > reader.now)
    return t('ui.home.ends_in', { span: durationText((end - reader.now) / minute) });
  const when = need.date_only ? dayText(at, zone, reader.now) : timeWords(at, zone, reader);
  return start <= reader.now ? t('ui.home.started', { when }) : when;
}

function lateWords(need: NeedView, end: number, now: number): string {
  if (need.kind === 'request') return t('ui.home.expired');
  if (need.kind === 'task' && need.at !== need.start && need.at < now) {
    return t('ui.home.late', { span: durationText((now - need.at) / minute) });
  }
  if (end === 0 || end > now) return stateWord('overdue');
  return t('ui.home.window_over', { span: durationText((now - end) / minute) });
}

/** The very place that it leads to. */
export function needPath(need: NeedView): string {
  const key = need.project_key;
  if (need.kind === 'item') return itemPath(key, need.deployment, need.record);
  if (need.kind === 'request') return `${projectPath(key, 'requests')}?request=${need.record}`;
  if (need.kind === 'access') return `${projectPath(key, 'people')}?access=${need.record}`;
  if (need.kind === 'task') return `${deploymentPath(key, need.deployment, 'checklist')}?task=${need.record}`;
  return deploymentPath(key, need.deployment, 'runbook');
}
