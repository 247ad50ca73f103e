import { type SessionState, session, useEnter } from '@/api/session';
import { t } from '@/i18n/i18n';
import { recall, remember } from '@/lib/remember';
import { Button } from '@/ui/Button';
import { Form } from '@/ui/Form';
import { PasswordField, TextField } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';
import { PeopleList } from './PeopleList';
import classes from './SignIn.module.css';

interface PasswordFormProps {
  names: SessionState['names'];
  /** Somebody comes for the first time, with a code. */
  onFirst: (name: string) => void;
}

const listed = 30; // more people than that are typed, not looked for
const lastName = 'session.name';

/** Name and password. */
export function PasswordForm({ names, onFirst }: PasswordFormProps) {
  const enter = useEnter();
  const last = recall<string>(lastName) ?? '';
  const known = names.some(({ name, invited }) => name === last && !invited);
  const only = names.length === 1 ? names[0]?.name : undefined;
  const form = useForm({
    initial: { name: known ? last : (only ?? ''), password: '' },
    submit: async ({ name, password }) => {
      await enter(() => session.signIn(name, password));
      remember(lastName, name);
    },
  });
  const choose = (name: string) => {
    if (names.some((one) => one.name === name && one.invited)) onFirst(name);
    else form.set({ name });
  };
  return (
    <>
      <Form form={form} verb={t('ui.session.sign_in')}>
        {names.length <= listed ? (
          <PeopleList names={names} value={form.values.name} onChange={choose} />
        ) : (
          <TextField
            {...form.field('name')}
            label={t('ui.session.name')}
            suggestions={names.map(({ name }) => name)}
            autoFocus={!form.values.name}
          />
        )}
        <PasswordField
          key={form.values.name}
          {...form.field('password')}
          label={t('ui.session.password')}
          autoComplete="current-password"
          autoFocus={Boolean(form.values.name)}
        />
      </Form>
      <div className={classes.other}>
        <Button kind="quiet" icon="key" onClick={() => onFirst('')}>
          {t('ui.session.first')}
        </Button>
      </div>
    </>
  );
}
