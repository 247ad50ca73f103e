import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import type { Project } from './ProjectPage';
import { RequestPanel } from './RequestPanel';

const can = ['approve', 'reject', 'edit', 'withdraw'].map((name) => ({
  action: `request.${name}`,
  allowed: name !== 'withdraw',
  why: { key: 'key.not_own' },
}));
const request = { id: 'r1', title: 'December', state: 'new', seen: 'as it was', start: 1, minutes: 60, can };

test('a request is decided by its keys; a rejection asks for its reason first', async () => {
  const { done } = fakeDoor({ 'request.get': request });
  const edited: string[] = [];
  const { user } = render(
    <RequestPanel
      project={{ id: 'p', key: 'crm' } as Project}
      request="r1"
      onClose={() => undefined}
      onEdit={() => edited.push('r1')}
    />,
  );
  await screen.findByText('Approve', {}, { timeout: 5000 });
  await user.keyboard('e');
  expect(edited).toEqual(['r1']);
  await user.keyboard('r');
  expect(done).toEqual([]);
  const field = screen.getByLabelText(/Reason/);
  expect(field).toHaveFocus();
  await user.type(field, 'Too early');
  await user.click(screen.getByRole('heading', { name: 'December' }));
  await user.keyboard('r');
  await waitFor(() => expect(done).toHaveLength(1));
  expect(done[0]).toMatchObject({ name: 'request.reject', payload: { request: 'r1', reason: 'Too early' } });
  await user.keyboard('a');
  await waitFor(() => expect(done[1]).toMatchObject({ name: 'request.approve', payload: { seen: 'as it was' } }));
});
