import { useState } from 'react';
import { AppError } from '@/api/call';
import { type SessionState, session, useEnter } from '@/api/session';
import { t } from '@/i18n/i18n';
import { rolesText } from '@/lib/roles';
import { Person } from '@/ui/Avatar';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Note } from '@/ui/Note';
import { useNotices } from '@/ui/Notices';
import classes from './SignIn.module.css';

const note = (roles: string[]) => rolesText(roles) || t('ui.role.none');

interface SamplePeopleProps {
  state: SessionState;
  /** Somebody has a password of their own, or comes with a code. */
  onOwn: () => void;
}

/** The people of the sample: one click signs in, for their password is no secret. Who changed it is asked for it. */
export function SamplePeople({ state, onOwn }: SamplePeopleProps) {
  const enter = useEnter();
  const { refuse } = useNotices();
  const [busy, setBusy] = useState('');
  const signIn = async (name: string) => {
    setBusy(name);
    try {
      await enter(() => session.signIn(name, state.password));
    } catch (error) {
      refuse(t('ui.session.sign_in_as', { name }), error as Error);
      setBusy('');
      if (error instanceof AppError && error.code === 'unauthenticated') onOwn();
    }
  };
  return (
    <>
      <Note tone="info">
        {t('ui.session.sample')} <code className="nw">{state.password}</code>
      </Note>
      <ul className={classes.sample}>
        {state.names.map(({ name, roles }) => (
          <li key={name}>
            <button
              type="button"
              className={classes.person}
              aria-label={[t('ui.session.sign_in_as', { name }), note(roles)].join(' ')}
              aria-busy={name === busy || undefined}
              onClick={() => void signIn(name)}
            >
              <Person name={name} note={note(roles)} />
              <span className="push">
                <Icon name="right" />
              </span>
            </button>
          </li>
        ))}
      </ul>
      <span className={classes.other}>
        <Button kind="quiet" icon="key" onClick={onOwn}>
          {t('ui.session.own_password')}
        </Button>
      </span>
    </>
  );
}
