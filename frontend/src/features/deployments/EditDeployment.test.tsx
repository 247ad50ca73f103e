import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { DeploymentView } from '@/api/door';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { EditDeployment } from './EditDeployment';

const view = {
  id: 'd',
  project: 'p',
  title: 'March',
  description: '',
  start: Date.UTC(2026, 11, 3, 20),
  date_only: false,
  minutes: 360,
  lead: '',
  release_manager: '',
  risk: '',
  risk_note: '',
  way_back: '',
  way_back_minutes: 0,
  url: '',
  url_label: '',
  time_zone: 'UTC',
  open_tasks: 2,
  digests: { title: 'd1', start: 'd2' },
  changed_by: '',
  changed_at: 0,
} as unknown as DeploymentView;

async function moved(box: boolean) {
  const { done } = fakeDoor({ 'project.choices': { people: [], time_zone: 'UTC' } });
  const { user } = render(<EditDeployment view={view} onClose={() => undefined} />);
  const start = await screen.findByLabelText(/^Start/);
  expect(screen.queryByLabelText(/^Move the open tasks/)).toBeNull();
  await user.clear(start);
  await user.paste('2026-12-10 20:00');
  await user.tab();
  const carry = await screen.findByLabelText(/^Move the open tasks/);
  if (!box) await user.click(carry);
  await user.click(screen.getByRole('button', { name: /^Save/ }));
  await waitFor(() => expect(done).toHaveLength(1));
  return (done[0] as { payload: { tasks_comment: string } }).payload.tasks_comment;
}

test('the open tasks of the checklist move with the start', async () => {
  expect(await moved(true)).toMatch(/3 Dec.*10 Dec/);
});

test('they stay where that is wished', async () => {
  expect(await moved(false)).toBe('');
});
