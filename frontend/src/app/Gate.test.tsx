import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { SessionState } from '@/api/session';
import '@/features/session/SignIn'; // pages that come later: nobody has to wait for them
import '@/features/workspaces/CopyOutWorkspace';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { SchemeProvider } from '@/theme/scheme';
import { Gate } from './Gate';

vi.mock('@/ui/ZoneField', () => ({ ZoneField: () => null })); // hundreds of zones that nobody chooses from here

afterEach(() => {
  window.go = undefined;
  window.runtime = undefined;
});

const closed: SessionState = {
  open: false,
  path: '',
  name: '',
  fingerprint: '',
  sample: false,
  password: '',
  names: [],
  user: '',
  remembered: [],
  replaced: [],
  check: { task: 'verify', done: 0, total: 0, finished: true },
};
const open: SessionState = {
  ...closed,
  open: true,
  path: '/srv/python.renogen',
  name: 'Python releases',
  fingerprint: '21B6-NJ04-3TRA-ZS1X',
  names: [
    { name: 'Noor', invited: false, roles: [] },
    { name: 'Zoe', invited: true, roles: [] },
  ],
};

type Drop = (x: number, y: number, paths: string[]) => void;

function show(state: SessionState, bound: Record<string, unknown> = {}, asked: string[] = []) {
  const { emit } = fakeDoor();
  let onDrop: Drop = () => undefined;
  const listen = (listener: Drop) => {
    onDrop = listener;
  };
  if (window.runtime) window.runtime.OnFileDrop = listen;
  const Session = { State: vi.fn(async () => state), ...bound };
  const Workspaces = {
    Recent: vi.fn(async () => [
      { path: '/srv/gone.renogen', name: 'Payments', fingerprint: 'F', opened_at: 1, missing: true },
    ]),
    Open: vi.fn(async () => open),
    Sample: vi.fn(async () => open),
    Asked: vi.fn(async () => asked.shift() ?? ''),
  };
  const System = { Facts: vi.fn(async () => ({ version: '1.2.3', system: 'linux' })) };
  Object.assign(window.go?.api ?? {}, { Session, Workspaces, System });
  const rendered = render(
    <SchemeProvider>
      <Gate />
    </SchemeProvider>,
  );
  const drop = (path: string) => act(() => onDrop(0, 0, [path]));
  return { ...rendered, Session, Workspaces, emit, drop };
}

test('without a workspace: those opened before, with what is missing', async () => {
  const { user, Workspaces } = show(closed);
  expect(await screen.findByText('Welcome to Renogen')).toBeInTheDocument();
  expect(await screen.findByText(/The file is not there now/)).toBeInTheDocument();
  await user.click(screen.getByText('Payments'));
  expect(Workspaces.Open).toHaveBeenCalledWith('/srv/gone.renogen');
  expect(await screen.findByRole('heading', { name: 'Python releases' })).toBeInTheDocument();
});

test('a workspace and nobody: name and password', async () => {
  const SignIn = vi.fn(async () => {
    throw { code: 'unauthenticated', key: 'session.wrong_password' };
  });
  const { user } = show(open, { SignIn });
  await user.click(await screen.findByRole('radio', { name: /Noor/ }));
  await user.type(screen.getByLabelText(/^Password/), 'not this one{Enter}');
  expect(SignIn).toHaveBeenCalledWith({ name: 'Noor', password: 'not this one', remember: false });
  expect(await screen.findByText('Name or password is wrong.')).toBeInTheDocument();
});

test('an invited person needs the code, and the same password twice', async () => {
  const FirstSignIn = vi.fn(async () => open);
  const { user } = show(open, { FirstSignIn });
  await user.click(await screen.findByRole('radio', { name: /Zoe/ }));
  await user.type(screen.getByLabelText(/Code of the invitation/), 'MG3C-QZ9F');
  await user.type(screen.getByLabelText(/Your new password/), 'candle orbit meadow');
  await user.type(screen.getByLabelText(/Password again/), 'candle orbit meadows{Enter}');
  expect((await screen.findAllByText('The two passwords are not the same.')).length).toBeGreaterThan(0);
  expect(FirstSignIn).not.toHaveBeenCalled();
  await user.type(screen.getByLabelText(/Password again/), '{Backspace}{Enter}');
  await waitFor(() =>
    expect(FirstSignIn).toHaveBeenCalledWith({ name: 'Zoe', code: 'MG3C-QZ9F', password: 'candle orbit meadow' }),
  );
});

test('in the sample one click signs in', async () => {
  const SignIn = vi.fn(async () => open);
  const sample = {
    ...open,
    sample: true,
    password: 'look around',
    names: [{ name: 'Mei', invited: false, roles: ['entry'] }],
  };
  const { user } = show(sample, { SignIn });
  await user.click(await screen.findByRole('button', { name: /^Sign in as Mei/ }));
  expect(SignIn).toHaveBeenCalledWith({ name: 'Mei', password: 'look around', remember: false });
});

test('the file with which the program was started opens by itself', async () => {
  const { Workspaces } = show(closed, {}, ['/srv/python.renogen']);
  expect(await screen.findByRole('heading', { name: 'Python releases' })).toBeInTheDocument();
  expect(Workspaces.Open).toHaveBeenCalledWith('/srv/python.renogen');
});

test('a file for which the program is started once more takes the place of the open one', async () => {
  const asked: string[] = [];
  const { Workspaces, emit } = show(open, {}, asked);
  await screen.findByRole('heading', { name: 'Python releases' });
  asked.push('/srv/python.renogen');
  emit({});
  await waitFor(() => expect(asked).toEqual([])); // it is open already
  expect(Workspaces.Open).not.toHaveBeenCalled();
  Workspaces.Open.mockImplementation(async () => ({ ...open, path: '/srv/payments.renogen', name: 'Payments' }));
  asked.push('/srv/payments.renogen');
  emit({});
  expect(await screen.findByRole('heading', { name: 'Payments' })).toBeInTheDocument();
  expect(Workspaces.Open).toHaveBeenCalledWith('/srv/payments.renogen');
});

test('a file that cannot be opened leaves what is open', async () => {
  const Workspaces = {
    Open: vi.fn(async () => Promise.reject({ code: 'not_found', key: 'workspace.missing', params: { file: 'x' } })),
  };
  const shown = show(open);
  Object.assign(window.go?.api.Workspaces ?? {}, Workspaces);
  await screen.findByRole('heading', { name: 'Python releases' });
  shown.Workspaces.Asked.mockResolvedValueOnce('/srv/x.renogen');
  shown.emit({});
  expect(await screen.findByText(/There is no file/)).toBeInTheDocument();
  expect(screen.getByRole('heading', { name: 'Python releases' })).toBeInTheDocument();
});

const there = 'renogen://21B6-NJ04-3TRA-ZS1X/p/CRM';

test('an address opens the file in which its workspace was last', async () => {
  const { Workspaces } = show(closed, {}, [there]);
  Workspaces.Recent.mockResolvedValue([
    { path: '/srv/python.renogen', name: 'Python', fingerprint: '21B6-NJ04-3TRA-ZS1X', opened_at: 1, missing: false },
  ]);
  expect(await screen.findByRole('heading', { name: 'Python releases' })).toBeInTheDocument();
  expect(Workspaces.Open).toHaveBeenCalledWith('/srv/python.renogen');
});

test('a file from outside that cannot be opened where it lies leads to the way out, but not away from a form', async () => {
  const file = '/files/Dropbox/shop.renogen';
  const asked: string[] = [];
  const { user, Workspaces, emit } = show(closed, {}, asked);
  Workspaces.Open.mockRejectedValue({ code: 'unavailable', key: 'share.synced', params: { program: 'Dropbox' } });
  const ask = () => {
    asked.push(file);
    emit(null, 'asked');
  };
  await screen.findByText('Welcome to Renogen');
  ask();
  expect(
    await screen.findByRole('heading', { name: 'This workspace is not opened where it lies' }),
  ).toBeInTheDocument();
  expect(screen.getByText(file)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Back' }));
  await user.click(screen.getByRole('button', { name: 'New workspace' }));
  ask();
  expect(await screen.findByText('The workspace was not opened.')).toBeInTheDocument();
  expect(screen.getByRole('heading', { name: 'New workspace' })).toBeInTheDocument();
});

test('the address of an unknown workspace asks for its file', async () => {
  const { user, Workspaces } = show(closed, {}, [there]);
  const Choose = vi.fn(async () => '/srv/found.renogen');
  Object.assign(Workspaces, { Choose });
  expect(await screen.findByText('This workspace was never opened here.')).toBeInTheDocument();
  expect(screen.getByText(/21B6-NJ04-3TRA-ZS1X/)).toBeInTheDocument();
  Object.assign(window.go?.api.Workspaces ?? {}, { Choose });
  await user.click(screen.getByRole('button', { name: 'Open the file' }));
  await waitFor(() => expect(Workspaces.Open).toHaveBeenCalledWith('/srv/found.renogen'));
  expect(await screen.findByRole('heading', { name: 'Python releases' })).toBeInTheDocument();
});

test.each([
  ['nobody', closed],
  ['somebody', { ...open, path: '/srv/other.renogen', fingerprint: 'F', user: 'u1' }],
])('that the chosen file is another workspace is still said when %s was signed in', async (_who, state) => {
  const { user, Workspaces } = show(state, {}, [there]);
  Object.assign(Workspaces, { Choose: vi.fn(async () => '/srv/payments.renogen') });
  Workspaces.Open.mockImplementation(async () => ({ ...open, fingerprint: 'ANOTHER', name: 'Payments' }));
  await user.click(await screen.findByRole('button', { name: 'Open the file' }));
  expect(await screen.findByRole('heading', { name: 'Payments' })).toBeInTheDocument();
  expect(screen.getByText('That file is another workspace.')).toBeInTheDocument();
});

/** Holds back what comes of opening a file; gives what lets it arrive. */
function holdBack({ Open }: ReturnType<typeof show>['Workspaces']) {
  let arrive = (_state: SessionState) => {};
  Open.mockImplementation(() => new Promise((resolve) => (arrive = resolve)));
  return () => arrive(open);
}

test('while a file is being opened nothing else is begun', async () => {
  const { user, Workspaces, drop } = show(closed);
  const arrive = holdBack(Workspaces);
  await user.click(await screen.findByText('Payments'));
  for (const name of ['New workspace', 'Open workspace', 'Look around with sample data']) {
    expect(screen.getByRole('button', { name })).toHaveAttribute('aria-disabled', 'true');
    await user.click(screen.getByRole('button', { name }));
  }
  await user.click(screen.getByText('Payments'));
  drop('/srv/other.renogen');
  expect(screen.getByText('Welcome to Renogen')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Language' })).not.toBeInTheDocument();
  arrive();
  expect(await screen.findByRole('heading', { name: 'Python releases' })).toBeInTheDocument();
  expect(Workspaces.Open).toHaveBeenCalledTimes(1);
  expect(Workspaces.Sample).not.toHaveBeenCalled();
});

test('a file that is dropped is opened, but not from under a form', async () => {
  const { user, Workspaces, drop } = show(closed);
  await user.click(await screen.findByRole('button', { name: 'New workspace' }));
  drop('/srv/python.renogen');
  expect(Workspaces.Open).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  drop('/srv/python.renogen');
  expect(await screen.findByRole('heading', { name: 'Python releases' })).toBeInTheDocument();
});

test('the language is offered where another one takes nothing away', async () => {
  const language = () => screen.queryByRole('button', { name: 'Language' });
  const first = show(closed);
  await first.user.click(await screen.findByRole('button', { name: 'New workspace' }));
  expect(language()).not.toBeInTheDocument();
  await first.user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(language()).toBeInTheDocument();
  first.unmount();

  const { user } = show(open);
  await user.click(await screen.findByRole('radio', { name: /Noor/ }));
  expect(language()).toBeInTheDocument();
  await user.type(screen.getByLabelText(/^Password/), 'x');
  expect(language()).not.toBeInTheDocument();
  await user.type(screen.getByLabelText(/^Password/), '{Backspace}');
  expect(language()).toBeInTheDocument();
});

test('what only looks like an address is said', async () => {
  show(open, {}, ['renogen:///p/CRM']);
  expect(await screen.findByText('This is no address of a place: renogen:///p/CRM')).toBeInTheDocument();
});

test('who goes away is signed out, and reads why when coming back', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const Lock = vi.fn(async () => open);
  show({ ...open, user: 'noor' }, { Lock });
  await waitFor(() => expect(screen.getByRole('button', { name: 'Sign out' })).toBeInTheDocument());
  await act(() => vi.advanceTimersByTimeAsync(15 * 60_000));
  expect(Lock).toHaveBeenCalledOnce();
  expect(await screen.findByText(/Nobody used the window for 15 minutes/)).toBeInTheDocument();
  expect(screen.getByRole('radio', { name: /Noor/ })).toBeInTheDocument();
  vi.useRealTimers();
});
