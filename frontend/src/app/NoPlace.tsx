import { t } from '@/i18n/i18n';
import { EmptyState } from '@/ui/EmptyState';
import { usePlace } from './place';

/** An address that leads nowhere: an old link, a thing that was never here. */
export function NoPlace() {
  usePlace([{ label: t('ui.no_place.title') }]);
  return (
    <div className="page">
      <EmptyState title={t('ui.no_place.title')}>{t('ui.no_place.body')}</EmptyState>
    </div>
  );
}
