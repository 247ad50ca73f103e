import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { CopyTemplate } from './CopyTemplate';
import { emptyDefinition, type Template } from './definition';

const template = {
  ...emptyDefinition,
  id: 't1',
  project: 'p1',
  kind: 'instruction',
  title: 'Green light',
  owner: 'u1',
  config: { nodes: [{ value: 'a' }] },
} as unknown as Template;

test('a template is made in another project as it is, without an owner who is not in it', async () => {
  const mine = [
    { id: 'p1', key: 'one', title: 'One', can: ['template.create'] },
    { id: 'p2', key: 'two', title: 'Two', can: ['template.create'] },
    { id: 'p3', key: 'three', title: 'Three', can: [] },
  ];
  const { done } = fakeDoor({
    'projects.list': { mine },
    'project.choices': { people: [{ user: 'u2', name: 'Mei' }] },
  });
  const { user } = render(<CopyTemplate template={template} onClose={() => undefined} />);
  await user.click(await screen.findByLabelText(/^Project/));
  expect(screen.queryByRole('option', { name: /One/ })).toBeNull();
  expect(screen.queryByRole('option', { name: /Three/ })).toBeNull();
  await user.click(await screen.findByRole('option', { name: /Two/ }));
  await user.click(screen.getByRole('button', { name: /^Copy the template/ }));
  await waitFor(() => expect(done).toHaveLength(1));
  expect(done[0]).toMatchObject({
    name: 'template.create',
    payload: { project: 'p2', kind: 'instruction', title: 'Green light', owner: '', config: template.config },
  });
});
