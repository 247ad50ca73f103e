import { useState } from 'react';
import type { SessionView } from '@/api/door';
import { renewKeys } from '@/api/session';
import { t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { Facts } from '@/ui/Facts';
import { Form } from '@/ui/Form';
import { Note } from '@/ui/Note';
import { useNotices } from '@/ui/Notices';
import { PasswordField } from '@/ui/TextField';
import { Time } from '@/ui/Time';
import { useForm } from '@/ui/useForm';
import classes from './Profile.module.css';

/** My key: its fingerprint, which others compare, and whether somebody did. */
export function KeySection({ session: { key, workspace } }: { session: SessionView }) {
  const [renewing, setRenewing] = useState(false);
  return (
    <section className={classes.section} aria-labelledby="key">
      <h2 id="key" className="t14 b">
        {t('ui.profile.key')}
      </h2>
      <p className={`mono t16 ${classes.fingerprint}`}>{key.fingerprint}</p>
      <Facts
        facts={[
          [t('ui.admin.origin'), t(`ui.admin.origin_${key.origin as 'genesis'}`)],
          [t('ui.profile.key_since'), <Time key="since" at={key.bound_at} as="full" />],
          [
            t('ui.profile.key_confirmed'),
            key.confirmed && key.confirmed_at > 0 && <Time at={key.confirmed_at} as="full" />,
          ],
        ]}
      />
      {!key.confirmed && (
        <Note tone={workspace.confirmed_keys_only ? 'hold' : 'info'} title={t('ui.profile.key_not_confirmed')}>
          {t('ui.profile.key_tell')}
        </Note>
      )}
      {renewing ? (
        <RenewForm onClose={() => setRenewing(false)} />
      ) : (
        <Button icon="refresh" onClick={() => setRenewing(true)}>
          {t('ui.profile.renew')}
        </Button>
      )}
    </section>
  );
}

function RenewForm({ onClose }: { onClose: () => void }) {
  const { notify } = useNotices();
  const form = useForm({
    initial: { password: '' },
    submit: ({ password }) => renewKeys(password),
    onDone: () => {
      notify({ tone: 'done', title: t('ui.profile.renewed') });
      onClose();
    },
  });
  return (
    <Form form={form} verb={t('ui.profile.renew')} onCancel={onClose}>
      <p className="t13 c2">{t('ui.profile.renew_body')}</p>
      <PasswordField
        {...form.field('password')}
        label={t('ui.session.password')}
        autoComplete="current-password"
        required
        autoFocus
      />
    </Form>
  );
}
