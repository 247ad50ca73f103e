import { t } from '@/i18n/i18n';
import { DateTimeField } from '@/ui/DateTimeField';
import { useZone } from '@/ui/UiProvider';
import type { Acting } from './useActing';

/** When a hold is expected to end; may stay empty. */
export function HoldUntil({ acting }: { acting: Acting }) {
  const zone = useZone();
  return <DateTimeField label={t('ui.step.until')} zone={zone} value={acting.until} onChange={acting.setUntil} />;
}
