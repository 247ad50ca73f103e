import { AppError } from '@/api/call';
import { type SessionState, session, useEnter } from '@/api/session';
import { t } from '@/i18n/i18n';
import { ReplacedKey } from '@/parts/ReplacedKey';
import { Form } from '@/ui/Form';
import { PasswordField, TextField } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';
import { useWait } from './useWait';

interface FirstSignInFormProps {
  state: SessionState;
  /** The invited person, when it is known already. */
  name: string;
  onBack: () => void;
}

/** An invited person takes up the invitation: the code, and a password of one's own. */
export function FirstSignInForm({ state, name, onBack }: FirstSignInFormProps) {
  const enter = useEnter();
  const form = useForm({
    initial: { name, code: '', password: '', again: '' },
    submit: async ({ name, code, password, again }) => {
      if (password !== again) {
        throw new AppError('invalid', 'input.invalid', {}, { again: { key: 'ui.password.not_same' } });
      }
      await enter(() => session.firstSignIn(name, code, password));
    },
  });
  const wait = useWait(form.error, form.values.name);
  return (
    <Form form={form} verb={t('ui.session.first_verb')} reason={wait} aside={wait} onCancel={onBack}>
      <p className="c2 t13">{t('ui.session.first_words')}</p>
      <ReplacedKey replaced={state.replaced.find((one) => one.name === form.values.name)} />
      <TextField
        {...form.field('name')}
        label={t('ui.session.name')}
        suggestions={state.names.filter(({ invited }) => invited).map((one) => one.name)}
        required
        autoFocus={!name}
      />
      <TextField
        {...form.field('code')}
        label={t('ui.session.code')}
        hint={t('ui.session.code_hint')}
        required
        mono
        autoFocus={Boolean(name)}
      />
      <PasswordField
        {...form.field('password')}
        label={t('ui.session.new_password')}
        hint={t('ui.password.rules')}
        autoComplete="new-password"
        required
      />
      <PasswordField
        {...form.field('again')}
        label={t('ui.password.again')}
        hint={t('ui.password.forgotten')}
        autoComplete="new-password"
        required
      />
    </Form>
  );
}
