import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { EntryView, PersonView } from '@/api/door';
import { activityColumns } from '@/parts/activity/activityColumns';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { ResetKey } from './ResetKey';
import { RevokedKeys } from './RevokedKeys';

afterEach(() => {
  window.go = undefined;
  window.runtime = undefined;
});

const person = { id: 'u1', name: 'Wes', seen: 's1', revoked: [] as PersonView['revoked'] } as PersonView;

test('a reset says from which entry on the key is doubtful', async () => {
  const { done } = fakeDoor();
  Object.assign(window.go?.api ?? {}, { Session: { Invite: vi.fn(async () => ({ code: 'C', public: 'P' })) } });
  const onCode = vi.fn();
  render(<ResetKey person={person} onClose={() => undefined} onCode={onCode} />);
  const field = screen.getByLabelText(/Doubtful from entry/);
  fireEvent.change(field, { target: { value: '12' } });
  fireEvent.blur(field);
  fireEvent.click(screen.getByText('Reset the key'));
  await waitFor(() => expect(onCode).toHaveBeenCalledWith({ name: 'Wes', code: 'C' }));
  expect(done).toMatchObject([
    { name: 'user.reset', payload: { user: 'u1', seen: 's1', public: 'P', doubtful_from: 12 } },
  ]);
});

test('without a number all that the key signed stays valid', async () => {
  const { done } = fakeDoor();
  Object.assign(window.go?.api ?? {}, { Session: { Invite: vi.fn(async () => ({ code: 'C', public: 'P' })) } });
  const onCode = vi.fn();
  render(<ResetKey person={person} onClose={() => undefined} onCode={onCode} />);
  fireEvent.click(screen.getByText('Reset the key'));
  await waitFor(() => expect(onCode).toHaveBeenCalled());
  expect(done[0]?.payload).not.toHaveProperty('doubtful_from');
});

test('a revoked key stays in sight', () => {
  const { container } = render(<RevokedKeys person={person} />);
  expect(container.textContent).not.toContain('revoked');
  render(<RevokedKeys person={{ ...person, revoked: [{ fingerprint: 'ABCD-1', from: 12, until: 20 }] }} />);
  expect(screen.getByText(/ABCD-1 was revoked: what it signed from entry 12 to 19/)).toBeInTheDocument();
});

test('the activity marks what a revoked key signed', () => {
  const cell = activityColumns('UTC', {}, { isOpen: () => false, flip: () => undefined }).find(
    ({ id }) => id === 'thing',
  )?.cell;
  const entry = { command: 'item.create', item_title: 'Pay by card', rows: [], seq: 12 } as unknown as EntryView;
  const { container } = render(cell?.({ ...entry, doubtful: false }));
  expect(container.textContent).not.toContain('doubtful');
  render(cell?.({ ...entry, doubtful: true }));
  expect(screen.getByText('doubtful')).toBeInTheDocument();
});
