import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import type { ChecklistView, TaskView } from '@/api/door';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { TaskPanel } from './TaskPanel';

const task = {
  id: 't1',
  title: 'Call the desk',
  start: 1_700_000_000_000,
  end: 0,
  persons: ['u1'],
  changed_by: 'u2',
  changed_at: 1_700_000_000_000,
  digests: { title: 'd1', start: 'd2', end: 'd3', persons: 'd4' },
} as unknown as TaskView;
const view = { project: 'p', deployment: 'd', time_zone: 'UTC', suggestions: [], tasks: [task] };

/** The panel with a checklist that comes anew when somebody else saved. */
function Live() {
  const [tasks, setTasks] = useState([task]);
  const after = { ...task, title: 'Ring the desk', digests: { ...task.digests, title: 'd9' } };
  return (
    <>
      <button type="button" onClick={() => setTasks([after])}>
        the checklist comes anew
      </button>
      <TaskPanel view={{ ...view, tasks } as unknown as ChecklistView} task={task} onClose={() => undefined} />
    </>
  );
}

test('a task that somebody else changed meanwhile shows both sides, and nothing typed is lost', async () => {
  const stale = { key: 'command.stale', params: { now: '"Ring the desk"' } };
  const refusals: Record<string, unknown> = {
    'task.edit': { code: 'conflict', key: 'command.stale', fields: { title: stale } },
  };
  const people = [
    { user: 'u1', name: 'Mei' },
    { user: 'u2', name: 'Wes' },
  ];
  const { done } = fakeDoor({ 'project.choices': { people } }, refusals);
  const { user } = render(<Live />);
  const title = await screen.findByLabelText(/^Title/);
  await user.clear(title);
  await user.type(title, 'Phone the desk');
  await user.type(screen.getByLabelText(/^Comment/), 'clearer');
  await user.click(screen.getByRole('button', { name: /^Save/ }));

  expect(await screen.findByText(/Wes changed one/)).toBeVisible();
  expect(screen.getByText('Ring the desk')).toBeVisible();
  expect(screen.getByText('Phone the desk')).toBeVisible();
  expect(screen.getByLabelText(/^Comment/)).toHaveValue('clearer');

  await user.click(screen.getByText('the checklist comes anew'));
  delete refusals['task.edit'];
  await user.click(screen.getByLabelText(/Phone the desk/));
  await user.click(screen.getByRole('button', { name: /Save my choice/ }));
  await waitFor(() =>
    expect(done[1]?.payload).toEqual({ task: 't1', comment: 'clearer', title: { was: 'd9', to: 'Phone the desk' } }),
  );
});
