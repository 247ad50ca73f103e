import type { NeedView, WindowView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { durationText } from '@/lib/duration';
import { deploymentPath, itemPath, projectPath } from '@/lib/paths';
import { shortText } from '@/lib/time';
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

/** Where it belongs, and who brought it there. `inGroup`: the head above names the deployment already. */
export function needNote(need: NeedView, inGroup: boolean, now: number): string {
  const where = [need.project_title, need.deployment_title].filter(Boolean);
  return [...(inGroup ? [] : where), ...details(need, now)].join(', ');
}

function details(need: NeedView, now: number): string[] {
  const since = shortText(need.since, need.time_zone, now);
  if (need.kind === 'access') return need.title ? [`“${need.title}”`] : [];
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
export function needDue(need: NeedView, windows: readonly WindowView[], now: number): Due {
  if (need.kind === 'access') {
    return { words: t('ui.home.since', { since: shortText(need.since, need.time_zone, now) }), late: false };
  }
  if (!need.overdue) return { words: shortText(need.at, need.time_zone, now), late: false };
  if (need.kind === 'request') return { words: t('ui.home.expired'), late: true };
  const end = windows.find(({ id }) => id === need.deployment)?.end ?? 0;
  if (need.kind === 'task' && need.at !== need.start && need.at < now) {
    return { words: t('ui.home.late', { span: durationText((now - need.at) / minute) }), late: true };
  }
  if (end === 0 || end > now) return { words: stateWord('overdue'), late: true };
  return { words: t('ui.home.window_over', { span: durationText((now - end) / minute) }), late: true };
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
