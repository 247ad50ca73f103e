import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import type { DeploymentView, ItemRow } from '@/api/door';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { BulkButtons } from './BulkButtons';

const view = { id: 'd1', project: 'p1' } as DeploymentView;
const row = (id: string) => ({ id, ref: id, title: id, can: ['verify'] }) as ItemRow;

function List() {
  const [selected, select] = useState([row('REL-1')]);
  return (
    <>
      <button type="button" onClick={() => select([row('REL-1'), row('REL-2')])}>
        select another
      </button>
      <BulkButtons view={view} selected={selected} onDone={() => undefined} />
    </>
  );
}

const seenNow = (content: string) => ({
  'items.seen': ({ items }: { items: string[] }) => ({
    items: items.map((item) => ({ item, seen: `${content} of ${item}` })),
  }),
});

test('what is decided about is what stood there when each item was selected', async () => {
  const answers = seenNow('first');
  const { done, door } = fakeDoor(answers);
  const { user } = render(<List />);
  await waitFor(() => expect(door.Get).toHaveBeenCalledTimes(1));
  Object.assign(answers, seenNow('changed')); // meanwhile, by somebody else
  await user.click(screen.getByRole('button', { name: 'select another' }));
  await waitFor(() => expect(door.Get).toHaveBeenCalledTimes(2));
  await user.click(screen.getByRole('button', { name: 'Verify' }));
  await waitFor(() => expect(done).toHaveLength(2));
  expect(done.map(({ payload }) => (payload as { seen: string }).seen)).toEqual(['first of REL-1', 'changed of REL-2']);
});

test('what could not be read is told for each item', async () => {
  const { done } = fakeDoor({}, { 'items.seen': { code: 'forbidden', key: 'permission.denied' } });
  const { user } = render(<List />);
  await user.click(screen.getByRole('button', { name: 'Verify' }));
  expect(await screen.findByRole('dialog')).toHaveTextContent('REL-1');
  expect(done).toEqual([]);
});
