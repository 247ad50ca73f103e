import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { SessionState } from '@/api/session';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { SignIn } from './SignIn';

const state: SessionState = {
  open: true,
  path: '/srv/python.renogen',
  name: 'Python releases',
  fingerprint: '21B6-NJ04-3TRA-ZS1X',
  sample: false,
  password: '',
  names: [
    { name: 'Noor', invited: false, roles: [] },
    { name: 'Wes', invited: false, roles: [] },
  ],
  user: '',
  check: { task: 'verify', done: 0, total: 0, finished: true },
  remembered: [{ user: '1', name: 'Noor', at: 1764687600000 }],
  replaced: [
    {
      user: '2',
      name: 'Wes',
      known: 'C7M0-XRKC-XV70-M9TE',
      known_at: 1764687600000,
      now: '4E2B-6KA2-XJA7-9Q3F',
      at: 1764774000000,
      origin: 'reset',
      by: 'Ada',
    },
  ],
};

function show(bound: Record<string, unknown>) {
  fakeDoor();
  const answer = async () => state;
  const Session = {
    CanRemember: vi.fn(async () => null),
    State: vi.fn(answer),
    SignIn: vi.fn(answer),
    SignInRemembered: vi.fn(answer),
    ...bound,
  };
  Object.assign(window.go?.api ?? {}, { Session });
  return { ...render(<SignIn state={state} />), Session };
}

test('who is remembered needs no password, and may use it all the same', async () => {
  const { user, Session } = show({});
  await user.click(screen.getByRole('radio', { name: /Noor/ }));
  expect(screen.queryByLabelText('Password')).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  await waitFor(() => expect(Session.SignInRemembered).toHaveBeenCalledWith('Noor'));
  await user.click(screen.getByRole('button', { name: 'Use the password' }));
  expect(screen.getByLabelText('Password')).toBeInTheDocument();
});

test('who is not remembered can choose to be, and hears of replaced keys before signing in', async () => {
  const { user, Session } = show({});
  await user.click(screen.getByRole('radio', { name: /Wes/ }));
  expect(screen.getByText(/Ada reset your keys/)).toBeInTheDocument();
  await user.type(screen.getByLabelText('Password'), 'look around');
  await user.click(screen.getByRole('checkbox', { name: 'Remember on this computer' }));
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  await waitFor(() =>
    expect(Session.SignIn).toHaveBeenCalledWith({ name: 'Wes', password: 'look around', remember: true }),
  );
});

test('without a key store the box is off and says why', async () => {
  const none = { code: 'unavailable', key: 'keystore.none' };
  const { user } = show({ CanRemember: vi.fn(async () => Promise.reject(none)) });
  await user.click(screen.getByRole('radio', { name: /Wes/ }));
  await waitFor(() => expect(screen.getByRole('checkbox', { name: 'Remember on this computer' })).toBeDisabled());
  expect(screen.getByText(/This computer offers no key store/)).toBeInTheDocument();
});

test('after wrong passwords the next one has to wait, and the person sees how long; what was typed stays', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const wrong = { code: 'unauthenticated', key: 'session.wrong_password', params: { wait: '4' } };
  const SignIn = vi.fn(async () => Promise.reject(wrong));
  show({ SignIn });
  fireEvent.click(screen.getByRole('radio', { name: /Wes/ }));
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'not this one' } });
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  await waitFor(() => expect(screen.getByText('Again in 4 seconds')).toBeInTheDocument());
  fireEvent.submit(screen.getByLabelText('Password'));
  expect(SignIn).toHaveBeenCalledOnce();
  expect(screen.getByLabelText('Password')).toHaveValue('not this one');
  await act(() => vi.advanceTimersByTimeAsync(3_100));
  expect(screen.getByText('Again in 1 second')).toBeInTheDocument();
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect(screen.queryByText(/Again in/)).not.toBeInTheDocument();
  fireEvent.submit(screen.getByLabelText('Password'));
  await waitFor(() => expect(SignIn).toHaveBeenCalledTimes(2));
  vi.useRealTimers();
});
