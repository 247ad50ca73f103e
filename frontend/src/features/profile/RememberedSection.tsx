import { session, useEnter, useSessionState } from '@/api/session';
import { t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { useNotices } from '@/ui/Notices';
import { Time } from '@/ui/Time';
import classes from './Profile.module.css';

/** That this computer keeps what opens my keys, and how to end that. */
export function RememberedSection() {
  const state = useSessionState().data;
  const enter = useEnter();
  const { notify, refuse } = useNotices();
  const mine = state?.remembered.find(({ user }) => user === state.user);
  if (!mine) return null;
  const forget = async () => {
    try {
      await enter(session.forget);
      notify({ tone: 'done', title: t('ui.profile.forgotten') });
    } catch (error) {
      refuse(t('ui.profile.forget'), error as Error);
    }
  };
  return (
    <section className={classes.section} aria-labelledby="remembered">
      <h2 id="remembered" className="t14 b">
        {t('ui.profile.remembered')}
      </h2>
      <p className="t13 c2">
        {t('ui.profile.remembered_body')} <Time at={mine.at} as="full" />
      </p>
      <Button onClick={() => void forget()}>{t('ui.profile.forget')}</Button>
    </section>
  );
}
