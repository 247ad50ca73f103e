import type { KeyboardEvent } from 'react';
import { t } from '@/i18n/i18n';
import { DateTimeField } from '@/ui/DateTimeField';
import { useZone } from '@/ui/UiProvider';
import type { Acting } from './useActing';

/** When a hold is expected to end; may stay empty. Enter holds, Esc takes the question back, as in the reason. */
export function HoldUntil({ acting }: { acting: Acting }) {
  const zone = useZone();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void acting.act('hold');
    else if (event.key === 'Escape') acting.leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={acting.untilField}>
      <DateTimeField
        label={t('ui.step.until')}
        zone={zone}
        value={acting.until}
        onChange={acting.setUntil}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
