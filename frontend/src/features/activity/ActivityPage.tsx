import { usePlace } from '@/app/place';
import { t } from '@/i18n/i18n';
import { ActivityTable } from '@/parts/activity/ActivityTable';
import { PageHead } from '@/ui/PageHead';

/** Everything that was done in what one may see; the filters stand in the address. */
export function ActivityPage() {
  usePlace([{ label: t('ui.frame.activity') }]);
  return (
    <>
      <PageHead title={t('ui.frame.activity')} />
      <ActivityTable />
    </>
  );
}
