import type { ProjectChoicesView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { durationText } from '@/lib/duration';
import { fullMomentText } from '@/lib/time';
import { emptyPlan, type PlanValues } from './PlanFields';

/** The labels of the fields of a window, by name. */
export function planLabels(): { [K in keyof PlanValues]: string } {
  const names = Object.keys(emptyPlan(0)) as (keyof PlanValues)[];
  return Object.fromEntries(names.map((name) => [name, t(`ui.plan.${name}`)])) as { [K in keyof PlanValues]: string };
}

/** Values of the fields in words, for the comparison of two edits. */
export function planWords(choices: ProjectChoicesView) {
  return (name: keyof PlanValues, value: unknown): string => {
    if (name === 'lead' || name === 'release_manager')
      return choices.people.find(({ user }) => user === value)?.name ?? '';
    if (name === 'minutes' || name === 'way_back_minutes') return durationText(Number(value));
    if (name === 'start') return fullMomentText(Number(value), choices.time_zone);
    if (name === 'date_only') return value ? t('ui.edit.yes') : t('ui.edit.no');
    return String(value ?? '');
  };
}
