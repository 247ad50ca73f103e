import { useState } from 'react';
import { type SessionState, session, useEnter, useKeyStoreTrouble } from '@/api/session';
import { t } from '@/i18n/i18n';
import { recall, remember } from '@/lib/remember';
import { ReplacedKey } from '@/parts/ReplacedKey';
import { Button } from '@/ui/Button';
import { Checkbox } from '@/ui/Checkbox';
import { Form } from '@/ui/Form';
import { Note } from '@/ui/Note';
import { PasswordField, TextField } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';
import { PeopleList } from './PeopleList';
import classes from './SignIn.module.css';
import { useWait } from './useWait';

interface PasswordFormProps {
  state: SessionState;
  /** Somebody comes for the first time, with a code. */
  onFirst: (name: string) => void;
}

const listed = 30; // more people than that are typed, not looked for
const lastName = 'session.name';

/** Name and password. */
export function PasswordForm({ state, onFirst }: PasswordFormProps) {
  const { names } = state;
  const trouble = useKeyStoreTrouble();
  const [typing, setTyping] = useState(false); // the password, though remembered
  const enter = useEnter();
  const last = recall<string>(lastName) ?? '';
  const known = names.some(({ name, invited }) => name === last && !invited);
  const only = names.length === 1 ? names[0]?.name : undefined;
  const isRemembered = (name: string) => !typing && state.remembered.some((one) => one.name === name);
  const form = useForm({
    initial: { name: known ? last : (only ?? ''), password: '', remember: false },
    submit: async ({ name, password, remember: keep }) => {
      await enter(() => (isRemembered(name) ? session.signInRemembered(name) : session.signIn(name, password, keep)));
      remember(lastName, name);
    },
  });
  const wait = useWait(form.error, form.values.name);
  const choose = (name: string) => {
    if (names.some((one) => one.name === name && one.invited)) onFirst(name);
    else form.set({ name });
  };
  return (
    <>
      <Form form={form} verb={t('ui.session.sign_in')} reason={wait} aside={wait}>
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
        <ReplacedKey replaced={state.replaced.find(({ name }) => name === form.values.name)} />
        {isRemembered(form.values.name) ? (
          <Note
            tone="info"
            icon="key"
            title={t('ui.session.remembered')}
            action={
              <Button kind="quiet" size="s" onClick={() => setTyping(true)}>
                {t('ui.session.with_password')}
              </Button>
            }
          />
        ) : (
          <>
            <PasswordField
              key={form.values.name}
              {...form.field('password')}
              label={t('ui.session.password')}
              autoComplete="current-password"
              autoFocus={Boolean(form.values.name)}
            />
            <Checkbox
              label={t('ui.session.remember')}
              hint={t('ui.session.remember_hint')}
              checked={form.values.remember}
              onChange={(remember) => form.set({ remember })}
              off={trouble ? trouble.message : undefined}
            />
          </>
        )}
      </Form>
      <div className={classes.other}>
        <Button kind="quiet" icon="key" onClick={() => onFirst('')}>
          {t('ui.session.first')}
        </Button>
      </div>
    </>
  );
}
