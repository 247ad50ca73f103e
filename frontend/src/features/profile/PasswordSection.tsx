import { useState } from 'react';
import { AppError } from '@/api/call';
import { changePassword } from '@/api/session';
import { t } from '@/i18n/i18n';
import { Form } from '@/ui/Form';
import { useNotices } from '@/ui/Notices';
import { PasswordField } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';
import classes from './Profile.module.css';

const empty = { old: '', new: '', again: '' };

/** Another password for the same keys. */
export function PasswordSection() {
  const [times, setTimes] = useState(0); // changed so often: each time the fields begin empty
  return (
    <section className={classes.section} aria-labelledby="password">
      <h2 id="password" className="t14 b">
        {t('ui.session.password')}
      </h2>
      <PasswordForm key={times} onDone={() => setTimes(times + 1)} />
    </section>
  );
}

function PasswordForm({ onDone }: { onDone: () => void }) {
  const { notify } = useNotices();
  const form = useForm({
    initial: empty,
    submit: async ({ old, new: password, again }) => {
      if (password !== again) {
        throw new AppError('invalid', 'input.invalid', {}, { again: { key: 'ui.password.not_same' } });
      }
      await changePassword(old, password);
      notify({ tone: 'done', title: t('ui.profile.password_changed') });
    },
    onDone,
  });
  return (
    <Form
      form={form}
      verb={t('ui.profile.change_password')}
      reason={form.values.new ? undefined : t('ui.profile.password_first')}
    >
      <PasswordField
        {...form.field('old')}
        label={t('ui.profile.old_password')}
        autoComplete="current-password"
        required
      />
      <PasswordField
        {...form.field('new')}
        label={t('ui.session.new_password')}
        hint={t('ui.password.rules')}
        autoComplete="new-password"
        required
      />
      <PasswordField {...form.field('again')} label={t('ui.password.again')} autoComplete="new-password" required />
    </Form>
  );
}
