import { useState } from 'react';
import { showMessage } from '@/api/desktop';
import { t } from '@/i18n/i18n';
import { idleChoices, useIdleMinutes } from '@/lib/idle';
import { notifiesNow, notifyFromNow } from '@/lib/notifies';
import { useRemembered } from '@/lib/remember';
import { Button } from '@/ui/Button';
import { Checkbox } from '@/ui/Checkbox';
import { useNotices } from '@/ui/Notices';
import { SelectField } from '@/ui/SelectField';
import classes from './Profile.module.css';

/** How dense lists are here, when the window signs out, and what the system may tell: kept on this workstation, it holds at once. */
export function WorkstationSection() {
  const [compact, setCompact] = useRemembered('table.compact', false);
  const [notifies, setNotifies] = useState(notifiesNow);
  const [idle, setIdle] = useIdleMinutes();
  const { refuse } = useNotices();
  const turn = (on: boolean) => {
    notifyFromNow(on);
    setNotifies(on);
  };
  const tryIt = () =>
    showMessage({ title: t('ui.notify.waits'), body: t('ui.notify.tried'), place: '/profile' }).catch((error: Error) =>
      refuse(t('ui.notify.not_shown'), error),
    );
  return (
    <section className={classes.section} aria-label={t('ui.notify.title')}>
      <Checkbox label={t('ui.table.compact')} checked={compact} onChange={setCompact} />
      <SelectField
        label={t('ui.profile.idle')}
        hint={t('ui.profile.idle_hint')}
        options={idleChoices.map((minutes) => ({
          value: String(minutes),
          label: minutes ? t('ui.profile.idle_after', { count: minutes }) : t('ui.profile.idle_never'),
        }))}
        value={String(idle)}
        onChange={(minutes) => setIdle(Number(minutes))}
      />
      <Checkbox label={t('ui.notify.on')} hint={t('ui.notify.hint')} checked={notifies} onChange={turn} />
      <Button onClick={() => void tryIt()}>{t('ui.notify.try')}</Button>
    </section>
  );
}
