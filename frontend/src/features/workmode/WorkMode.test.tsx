import { screen, waitFor } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { beforeEach, expect, test } from 'vitest';
import type { RowBlock, RunBookView } from '@/api/door';
import { PlaceProvider } from '@/app/place';
import { stepOf, testBook, testStep } from '@/parts/run/testBook';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { workModeRoutes } from './routes';
import './WorkModePage'; // which the routes would load later

beforeEach(() => {
  localStorage.clear();
  Element.prototype.scrollIntoView = () => undefined;
  Element.prototype.scrollTo = () => undefined;
});

function show(book: RunBookView, query = '') {
  const fake = fakeDoor({ 'run_book.get': book, 'step.get': stepOf(book) });
  const page = render(
    <PlaceProvider>
      <Routes>
        {workModeRoutes.map(({ path, element }) => (
          <Route key={path} path={path} element={element} />
        ))}
        <Route path="*" element={<p>elsewhere</p>} />
      </Routes>
    </PlaceProvider>,
    { at: `/p/cpython/d/${book.deployment}/run${query}` },
  );
  return { ...page, ...fake };
}

const title = (name: string) => screen.findByRole('heading', { level: 1, name }, { timeout: 5000 });

test('one key completes a step and goes on; J and K move; Esc leads back', async () => {
  const { user, done } = show(testBook([testStep('1', { state: 'in_progress' }), testStep('2')]), '?step=s1');
  await title('Step number 1');
  expect(document.documentElement.dataset.contrast).toBe('high');
  await user.keyboard('{Enter}');
  await waitFor(() =>
    expect(done[0]).toMatchObject({ name: 'step.complete', payload: { step: 's1', seen: 'seen-1' } }),
  );
  await title('Step number 2');
  await user.keyboard('k');
  await title('Step number 1');
  await user.keyboard('j');
  await title('Step number 2');
  await user.keyboard('{Escape}');
  expect(await screen.findByText('elsewhere')).toBeVisible();
});

test('a hold asks why first; the remark is a draft until then', async () => {
  const { user, done } = show(testBook([testStep('1')]));
  await title('Step number 1');
  await user.keyboard('h');
  await user.keyboard('waiting for Mei{Escape}');
  expect(done).toEqual([]);
  await user.keyboard('h');
  const payload = { step: 's1', remark: 'waiting for Mei', seen: 'seen-1' };
  await waitFor(() => expect(done[0]).toMatchObject({ name: 'step.hold', payload }));
});

test('a hold asks why at once, also while the last act is on its way: what is typed then is no key', async () => {
  const { user, door, done } = show(testBook([testStep('1')]));
  await title('Step number 1');
  let arrive = (_receipt: { id: string; at: number }) => {};
  door.Do.mockImplementationOnce(() => new Promise((resolve) => (arrive = resolve)));
  await user.keyboard('{Enter}');
  await user.keyboard('h');
  await user.keyboard('jfn for Mei');
  expect(screen.getByDisplayValue('jfn for Mei')).toHaveFocus();
  arrive({ id: 'e1', at: 1 });
  await title('Step number 1');
  expect(done).toEqual([]);
});

test('who goes elsewhere while the last act is on its way is not called back', async () => {
  const { user, door } = show(
    testBook([testStep('1'), testStep('2', { state: 'in_progress' }), testStep('3')]),
    '?step=s2',
  );
  await title('Step number 2');
  let arrive = (_receipt: { id: string; at: number }) => {};
  door.Do.mockImplementationOnce(() => new Promise((resolve) => (arrive = resolve)));
  await user.keyboard('{Enter}k');
  await title('Step number 1');
  arrive({ id: 'e1', at: 1 });
  await new Promise((later) => setTimeout(later, 100)); // in which it would be called back
  await title('Step number 1');
});

test('N goes to the remark, which can be noted alone', async () => {
  const { user, done } = show(testBook([testStep('1')]));
  await title('Step number 1');
  await user.keyboard('n');
  await user.keyboard('disk is full');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() =>
    expect(done[0]).toMatchObject({ name: 'step.remark', payload: { step: 's1', remark: 'disk is full' } }),
  );
});

test('C copies the first command to the byte, Shift C the second', async () => {
  const block = (kind: string, text: string) =>
    ({ kind, text: [{ text }], label: 'Host', label_key: '', note: '', file: '', value: '', entries: [] }) as RowBlock;
  const blocks = [block('code', 'git  push --tags'), block('markdown', 'then\n\n```\nmake\ttest\n```\n')];
  const { user, copied } = show(testBook([testStep('1', { blocks })]));
  await screen.findByText('git push --tags');
  await user.keyboard('c');
  await waitFor(() => expect(copied).toEqual(['git  push --tags']));
  await user.keyboard('{Shift>}C{/Shift}');
  await waitFor(() => expect(copied).toEqual(['git  push --tags', 'make\ttest']));
});

test('a step that waits says for what', async () => {
  const blocked = {
    code: 'conflict',
    key: 'step.start.checkpoint_open',
    params: { checkpoint: '3 All green', state: 'New' },
  };
  const off = { action: 'start', allowed: false, remark: 'optional', why: blocked };
  show(testBook([testStep('1', { blocked, can: [off] })]));
  await title('Step number 1');
  expect(screen.getByText(/Nothing after a checkpoint starts before it is done: 3 All green is New/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Start' })).toHaveAttribute('aria-disabled', 'true');
});

test('a window that has not begun says when it does, not how long it is left', async () => {
  const start = Date.now() + 2 * 3_600_000;
  show(testBook([testStep('1')], { window: 'upcoming', start, end: start + 3_600_000 }));
  expect(await screen.findByText('begins in 2 h')).toBeVisible();
});
