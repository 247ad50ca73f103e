import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ProjectView } from '@/api/door';
import { useGet } from '@/api/queries';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { Lists } from './Lists';

const saved = {
  id: 'p1',
  modules: ['web', 'core'],
  categories: ['Bug Fix'],
  checklist_templates: [],
  modules_in_use: ['web'],
  categories_in_use: [],
  members: [],
  digests: { modules: 'm1', categories: 'c1', checklist_templates: 't1' },
  changed_by: 'u1',
  changed_at: 1,
  can: [{ action: 'project.edit', allowed: true, remark: '' }],
};

function Shown() {
  const project = useGet('project.get', { key: 'crm' }).data;
  return project ? <Lists project={project as ProjectView} /> : null;
}

async function rename(user: ReturnType<typeof render>['user'], from: string, to: string) {
  await user.click(screen.getByLabelText(`More for ${from}`));
  await user.click(await screen.findByText('Rename'));
  const field = screen.getByLabelText(`New name of ${from}`);
  await user.clear(field);
  await user.type(field, `${to}{Enter}`);
}

/** By its words: roles take long to look up in a page with menus. */
function saveButton(): HTMLElement {
  return screen.getByText(/Save settings/).closest('button') as HTMLElement;
}

test('a rename is told as one, over what was seen; the next edit goes on from what was saved', async () => {
  const answers = { 'project.get': saved };
  const { done } = fakeDoor(answers);
  const { user } = render(<Shown />);
  await screen.findByText(/Save settings/);
  expect(saveButton()).toHaveAttribute('aria-disabled', 'true');

  await rename(user, 'web', 'site');
  const after = { ...saved, modules: ['site', 'core'], digests: { ...saved.digests, modules: 'm2' }, changed_at: 2 };
  answers['project.get'] = after;
  await user.click(saveButton());
  expect(done[0]?.payload).toEqual({
    project: 'p1',
    modules: { was: 'm1', to: ['site', 'core'] },
    renames: [{ list: 'modules', from: 'web', to: 'site' }],
  });

  await waitFor(() => expect(saveButton()).toHaveAttribute('aria-disabled', 'true'));
  await rename(user, 'core', 'kernel');
  await user.click(saveButton());
  expect(done[1]?.payload).toEqual({
    project: 'p1',
    modules: { was: 'm2', to: ['site', 'kernel'] },
    renames: [{ list: 'modules', from: 'core', to: 'kernel' }],
  });
});

test('a refusal stands at its list, and nothing is lost', async () => {
  const problem = { key: 'project.list.in_use', params: { entries: 'core' } };
  const refusal = { code: 'invalid', key: 'input.invalid', fields: { modules: problem } };
  fakeDoor({ 'project.get': saved }, { 'project.edit': refusal });
  const { user } = render(<Shown />);
  await user.click(await screen.findByLabelText('Remove core'));
  await user.click(saveButton());
  expect(await screen.findAllByText(/Still in use, so they cannot go: core/)).not.toHaveLength(0);
  expect(screen.queryByLabelText('Remove core')).toBeNull();
});

test('what items use cannot be removed, also under a new name', async () => {
  fakeDoor({ 'project.get': { ...saved, id: 'p2' } });
  const { user } = render(<Shown />);
  expect(await screen.findByLabelText('Remove web')).toHaveAttribute('aria-disabled', 'true');
  expect(screen.getByLabelText('Remove core')).not.toHaveAttribute('aria-disabled', 'true');
  await rename(user, 'web', 'site');
  expect(screen.getByLabelText('Remove site')).toHaveAttribute('aria-disabled', 'true');
});
