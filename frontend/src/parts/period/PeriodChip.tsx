import { t } from '@/i18n/i18n';
import { Chip, PlusChip } from '@/ui/Chip';
import { Menu } from '@/ui/Menu';
import { type Period, periods } from './usePeriod';

/** The period in force, to be taken away, and the menu of periods. */
export function PeriodChip({ period }: { period: Period }) {
  const entries = periods.map((id) => ({
    id,
    label: t(`ui.contributions.${id}`),
    checked: period.name === id,
    onSelect: () => period.choose(id),
  }));
  return (
    <>
      {period.name !== 'all' && (
        <Chip on onClick={() => period.choose('all')} onRemove={() => period.choose('all')}>
          {t(`ui.contributions.${period.name}`)}
        </Chip>
      )}
      <Menu entries={entries} width={220}>
        <PlusChip>{t('ui.contributions.period')}</PlusChip>
      </Menu>
    </>
  );
}
