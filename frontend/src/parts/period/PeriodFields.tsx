import { t } from '@/i18n/i18n';
import { DateTimeField } from '@/ui/DateTimeField';
import classes from './Period.module.css';
import type { Period } from './usePeriod';

/** From when to when, where the person says so by hand. */
export function PeriodFields({ period, zone }: { period: Period; zone: string }) {
  if (period.name !== 'between') return null;
  const turned = period.from !== 0 && period.to !== 0 && period.to <= period.from;
  return (
    <div className={classes.period}>
      <DateTimeField
        label={t('ui.contributions.from')}
        value={period.from}
        onChange={(at) => period.type('from', at)}
        zone={zone}
      />
      <DateTimeField
        label={t('ui.contributions.to')}
        hint={t('ui.contributions.to_hint')}
        value={period.to}
        onChange={(at) => period.type('to', at)}
        zone={zone}
        problem={turned ? { key: 'ui.contributions.turned', params: {} } : undefined}
      />
    </div>
  );
}
