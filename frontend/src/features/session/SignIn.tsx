import { type SyntheticEvent, useState } from 'react';
import { type SessionState, useEnter } from '@/api/session';
import { workspaces } from '@/api/workspaces';
import { t } from '@/i18n/i18n';
import { LanguageMenu } from '@/parts/LanguageMenu';
import { Button } from '@/ui/Button';
import { Note } from '@/ui/Note';
import { useNotices } from '@/ui/Notices';
import { PlainPage } from '@/ui/PlainPage';
import { FirstSignInForm } from './FirstSignInForm';
import { Namesake } from './Namesake';
import { PasswordForm } from './PasswordForm';
import { SampleAnew } from './SampleAnew';
import { SamplePeople } from './SamplePeople';
import classes from './SignIn.module.css';

const texts = 'input:not([type="checkbox"], [type="radio"])';

interface SignInProps {
  state: SessionState;
  /** After how many minutes without anybody the last person was signed out; 0: it was not so. */
  idle?: number;
}

/** A workspace is open and nobody signed in: who is it? */
export function SignIn({ state, idle = 0 }: SignInProps) {
  const enter = useEnter();
  const [first, setFirst] = useState<string | null>(null); // the invited name, once one comes with a code
  const [own, setOwn] = useState(!state.sample); // in the sample, for those whose password is another by now
  const [typed, setTyped] = useState(false); // another language draws the page anew, without it
  const { refuse } = useNotices();
  const close = () =>
    void enter(workspaces.close).catch((error: Error) => refuse(t('ui.session.other_workspace'), error));
  const onInput = ({ currentTarget }: SyntheticEvent) =>
    setTyped([...currentTarget.querySelectorAll<HTMLInputElement>(texts)].some(({ value }) => value !== ''));
  const goTo = (name: string | null) => {
    setTyped(false);
    setFirst(name);
  };
  const leave = (
    <span className="row g8" style={{ justifyContent: 'center' }}>
      <Button kind="quiet" size="s" icon="left" onClick={close}>
        {t('ui.session.other_workspace')}
      </Button>
      {state.sample && <SampleAnew />}
    </span>
  );
  return (
    <>
      <PlainPage width={state.sample ? 560 : 400} foot={leave}>
        <header className={classes.head}>
          <h1 className="t20 b">{state.name}</h1>
          <p className="t12 c3 mono">{t('ui.session.fingerprint', { fingerprint: state.fingerprint })}</p>
          <p className={`t12 c3 ${classes.path}`}>{state.path}</p>
        </header>
        {idle > 0 && (
          <div role="status">
            <Note tone="info" title={t('ui.session.idle_title')}>
              {t('ui.session.idle', { count: idle })}
            </Note>
          </div>
        )}
        <div onInput={onInput}>
          {state.namesake ? (
            <Namesake namesake={state.namesake} />
          ) : !own ? (
            <SamplePeople state={state} onOwn={() => setOwn(true)} />
          ) : first === null ? (
            <PasswordForm state={state} onFirst={goTo} />
          ) : (
            <FirstSignInForm state={state} name={first} onBack={() => goTo(null)} />
          )}
        </div>
      </PlainPage>
      {!typed && <LanguageMenu />}
    </>
  );
}
