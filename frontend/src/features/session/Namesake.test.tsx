import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { SessionState } from '@/api/session';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { SignIn } from './SignIn';

const state = {
  open: true,
  path: '/srv/python.renogen',
  name: 'Python releases',
  fingerprint: '21B6-NJ04-3TRA-ZS1X',
  sample: false,
  password: '',
  names: [{ name: 'Noor', invited: false, roles: [] }],
  user: '',
  remembered: [],
  replaced: [],
  namesake: {
    pinned_name: 'Python releases',
    pinned_fingerprint: 'C7M0-XRKC-XV70-M9TE',
    at: 1764687600000,
    name: 'Python releases',
    fingerprint: '21B6-NJ04-3TRA-ZS1X',
  },
} as unknown as SessionState;

test('another workspace than the known one: both are shown, nobody is asked for a password, accepting is deliberate', async () => {
  fakeDoor();
  const AcceptNamesake = vi.fn(async () => ({ ...state, namesake: undefined }));
  Object.assign(window.go?.api ?? {}, { Workspaces: { AcceptNamesake } });
  const { user } = render(<SignIn state={state} />);
  expect(screen.getByText('C7M0-XRKC-XV70-M9TE')).toBeInTheDocument();
  expect(screen.queryByLabelText('Password')).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'I know that it is another one' }));
  const dialog = within(await screen.findByRole('dialog'));
  const sure = () => dialog.getByRole('button', { name: 'I know that it is another one' });
  await user.click(sure());
  expect(AcceptNamesake).not.toHaveBeenCalled();
  await user.type(screen.getByRole('textbox'), 'ZS1X');
  await user.click(sure());
  await waitFor(() => expect(AcceptNamesake).toHaveBeenCalledWith('21B6-NJ04-3TRA-ZS1X'));
});
