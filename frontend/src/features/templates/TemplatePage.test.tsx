import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { PlaceProvider } from '@/app/place';
import { draftOf, startDrafts } from '@/lib/drafts';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { emptyDefinition } from './definition';
import { TemplatePage } from './TemplatePage';

beforeEach(() =>
  startDrafts(
    {},
    async () => undefined,
    () => undefined,
  ),
);

const kind = { kind: 'instruction', label: 'template.kind.instruction', config: [], field_kinds: [] };
const stored = {
  ...emptyDefinition,
  id: 't1',
  kind: 'instruction',
  title: 'Restart',
  enabled: true,
  digests: {},
  can: [{ action: 'template.edit', allowed: true, remark: '' }],
};

function open(search: string) {
  const { done, door } = fakeDoor({
    'project.get': { id: 'p1', key: 'crm', title: 'CRM', members: [] },
    'templates.list': { kinds: [kind], templates: [], can: [] },
    'template.get': stored,
    'template.preview': { form: [], intro: [], row: [], problems: {}, value_problems: {} },
    'project.choices': { people: [] },
  });
  const page = render(
    <PlaceProvider>
      <TemplatePage fresh />
    </PlaceProvider>,
    {
      at: `/p/crm/templates/new${search}`,
      path: '/p/:project/templates/new',
    },
  );
  return { ...page, done, door };
}

test('what cannot be read is not sent, and a double Ctrl+Enter makes one template', async () => {
  const { user, done, door } = open('?kind=instruction');
  const answer = door.Do.getMockImplementation();
  door.Do.mockImplementation(async (...asked) => {
    const receipt = await answer?.(...asked);
    await new Promise((later) => setTimeout(later, 200));
    return receipt ?? { id: '', at: 0 };
  });
  await user.type(await screen.findByLabelText(/^Title/), 'Stop');
  await user.type(screen.getByLabelText(/^Estimate/), '1 hh{Control>}{Enter}{/Control}');
  expect(done).toEqual([]);
  await user.click(screen.getByRole('button', { name: /Create template/ }));
  expect(done).toEqual([]);
  await user.clear(screen.getByLabelText(/^Estimate/));
  await user.type(screen.getByLabelText(/^Estimate/), '1 h{Control>}{Enter}{Enter}{/Control}');
  await waitFor(() => expect(done).toHaveLength(1));
  expect(done[0]?.payload).toMatchObject({ title: 'Stop', minutes: 60 });
  await waitFor(() => expect(draftOf('template.create.p1.instruction')).toBeUndefined()); // the answer is there, too
});

test('a template that was begun is back and can be discarded, and is not taken for a duplicate', async () => {
  const first = open('?kind=instruction');
  await first.user.type(await screen.findByLabelText(/^Title/), 'Half');
  first.unmount();

  const duplicate = open('?from=t1');
  expect(await screen.findByLabelText(/^Title/)).toHaveValue('Restart 2');
  duplicate.unmount();

  const again = open('?kind=instruction');
  expect(await screen.findByText(/^Draft of .* restored/)).toBeInTheDocument();
  expect(screen.getByLabelText(/^Title/)).toHaveValue('Half');
  await again.user.click(screen.getByRole('button', { name: 'Discard' }));
  expect(screen.getByLabelText(/^Title/)).toHaveValue('');
  expect(draftOf('template.create.p1.instruction')).toBeUndefined();
  await again.user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(screen.getByLabelText(/^Title/)).toHaveValue('Half');
});
