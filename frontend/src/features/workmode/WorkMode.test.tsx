import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import { beforeEach, expect, test } from 'vitest';
import type { RowBlock, RunBookView } from '@/api/door';
import { useChanges } from '@/api/queries';
import { PlaceProvider } from '@/app/place';
import { startDrafts } from '@/lib/drafts';
import { stepOf, testBook, testStep } from '@/parts/run/testBook';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { workModeRoutes } from './routes';
import './WorkModePage'; // which the routes would load later

beforeEach(() => {
  localStorage.clear();
  startDrafts(
    {},
    async () => undefined,
    () => undefined,
  );
  Element.prototype.scrollIntoView = () => undefined;
  Element.prototype.scrollTo = () => undefined;
});

function show(shown: RunBookView | (() => RunBookView), query = '', view: object = {}, beside: ReactNode = null) {
  const book = typeof shown === 'function' ? shown() : shown;
  const fake = fakeDoor({ 'run_book.get': shown, 'step.get': stepOf(book), 'deployment.get': view });
  const page = render(
    <PlaceProvider>
      {beside}
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

/** Holds back the answer to the next command; gives what lets it arrive, drawn, or be refused. */
function holdBack(door: ReturnType<typeof fakeDoor>['door']) {
  let resolve = (_receipt: { id: string; at: number }) => {};
  let reject = (_error: unknown) => {};
  door.Do.mockImplementationOnce(() => new Promise((...both) => ([resolve, reject] = both)));
  const drawn = () => new Promise((later) => setTimeout(later, 100));
  return {
    arrive: () => {
      resolve({ id: 'e1', at: 1 });
      return drawn();
    },
    refuse: (error: unknown) => {
      reject(error);
      return drawn();
    },
  };
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
  const { arrive } = holdBack(door);
  await user.keyboard('{Enter}');
  await user.keyboard('h');
  await user.keyboard('jfn for Mei');
  expect(screen.getByDisplayValue('jfn for Mei')).toHaveFocus();
  await arrive();
  expect(screen.getByDisplayValue('jfn for Mei')).toHaveFocus();
  expect(screen.getByText('Hold: why? Enter does it, Esc leaves.')).toBeVisible();
  expect(done).toEqual([]);
});

test('a note that is typed while an act is on its way stays, and so does who types it', async () => {
  const { user, door } = show(testBook([testStep('1', { state: 'in_progress' }), testStep('2')]), '?step=s1');
  await title('Step number 1');
  const { arrive } = holdBack(door);
  await user.keyboard('{Enter}');
  await user.keyboard('n');
  await user.keyboard('disk is full');
  await arrive();
  await title('Step number 1');
  expect(screen.getByDisplayValue('disk is full')).toHaveFocus();
});

test('a remark that goes with an act does not go with the next one, too', async () => {
  const { user, door, done } = show(testBook([testStep('1')]));
  await title('Step number 1');
  await user.keyboard('n');
  await user.keyboard('checked twice{Escape}');
  const { arrive } = holdBack(door);
  await user.keyboard('{Enter}h');
  await arrive();
  expect(await screen.findByText('Hold: why? Enter does it, Esc leaves.')).toBeVisible();
  expect(screen.getByRole('textbox', { name: /Hold/ })).toHaveValue('');
  expect(done).toEqual([]);
});

test('an answer for the step before leaves alone what is asked about this one', async () => {
  const two = [testStep('1'), testStep('2', { state: 'in_progress' })];
  const { user, door } = show(testBook(two), '?step=s2');
  await title('Step number 2');
  const { arrive } = holdBack(door);
  await user.keyboard('{Enter}k');
  await title('Step number 1');
  await user.keyboard('h');
  await user.keyboard('waits for Mei');
  await arrive();
  expect(screen.getByText('Hold: why? Enter does it, Esc leaves.')).toBeVisible();
  expect(screen.getByDisplayValue('waits for Mei')).toHaveFocus();
});

test('a refusal for a step that was left is told with its name, not under another step', async () => {
  const two = [testStep('1'), testStep('2', { state: 'in_progress' })];
  const { user, door } = show(testBook(two), '?step=s2');
  await title('Step number 2');
  const { refuse } = holdBack(door);
  await user.keyboard('{Enter}k');
  await title('Step number 1');
  await refuse({ code: 'conflict', key: 'step.archived' });
  expect(screen.getByText('2 Step number 2: Complete was not done.')).toBeVisible();
  for (const alert of screen.getAllByRole('alert')) expect(alert).toBeEmptyDOMElement();
});

test('Enter twice does it once: the second one counts for what the first one made of the step', async () => {
  const answer = { now: testBook([testStep('1')]) };
  const { user, door } = show(() => answer.now);
  await title('Step number 1');
  const { arrive } = holdBack(door);
  await user.keyboard('{Enter}{Enter}');
  answer.now = testBook([testStep('1', { state: 'in_progress', seen: 'seen-later' })]);
  await arrive();
  expect(await screen.findByRole('button', { name: /^Complete/ })).toBeVisible();
  expect(door.Do).toHaveBeenCalledTimes(1);
  expect(screen.queryByText(/cannot be done/)).not.toBeInTheDocument();
});

test('Enter that takes a word of the input method sends nothing', async () => {
  const { user, done } = show(testBook([testStep('1')]));
  await title('Step number 1');
  await user.keyboard('h');
  await user.keyboard('かんじ');
  const field = screen.getByDisplayValue('かんじ');
  fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
  expect(done).toEqual([]);
  fireEvent.keyDown(field, { key: 'Enter' });
  await waitFor(() => expect(done[0]).toMatchObject({ name: 'step.hold', payload: { remark: 'かんじ' } }));
});

test('who goes elsewhere while the last act is on its way is not called back', async () => {
  const { user, door } = show(
    testBook([testStep('1'), testStep('2', { state: 'in_progress' }), testStep('3')]),
    '?step=s2',
  );
  await title('Step number 2');
  const { arrive } = holdBack(door);
  await user.keyboard('{Enter}k');
  await title('Step number 1');
  await arrive();
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
  expect(await screen.findByText('starts in 2 h')).toBeVisible();
});

const mayClose = {
  id: 'd',
  title: 'REL',
  closed_at: 0,
  can: [{ action: 'deployment.close', allowed: true, remark: '' }],
};

test('the last step leads to what was done, and from there to closing the deployment; K leads back to it', async () => {
  const first = testStep('1', { state: 'completed', ended_at: Date.now() - 60_000 });
  const answer = { now: testBook([first, testStep('2', { state: 'in_progress' })]) };
  const { user, door } = show(() => answer.now, '', mayClose);
  await title('Step number 2');
  const { arrive } = holdBack(door);
  await user.keyboard('{Enter}');
  answer.now = testBook([first, testStep('2', { state: 'completed', ended_at: Date.now() })]);
  await arrive();
  await title('All steps are finished');
  expect(screen.getByText(/The last one ended/)).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Close the deployment' }));
  expect(await screen.findByRole('dialog')).toBeVisible();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  await user.keyboard('k');
  await title('Step number 2');
});

function Changes() {
  useChanges();
  return null;
}

test("what others open again becomes nobody's step by itself: it is offered", async () => {
  const ended = (id: string) => testStep(id, { state: 'completed', ended_at: Date.now() });
  const answer = { now: testBook([ended('1'), ended('2')]) };
  const { user, emit, done } = show(() => answer.now, '', mayClose, <Changes />);
  await title('All steps are finished');
  answer.now = testBook([testStep('1', { state: 'new' }), ended('2')]);
  act(() => emit({}, 'changed'));
  await title('Step 1 is open again');
  await user.keyboard('{Enter}');
  expect(done).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'To step 1' }));
  await title('Step number 1');
});

test('a step that fails stays on the screen also where it was the last one open', async () => {
  const ended = testStep('1', { state: 'completed', ended_at: Date.now() });
  const answer = { now: { ...testBook([ended, testStep('2', { state: 'on_hold' })]), next: '' } };
  const { emit } = show(() => answer.now, '', {}, <Changes />);
  await title('Step number 2');
  answer.now = { ...testBook([ended, testStep('2', { state: 'failed', ended_at: Date.now() })]), next: '' };
  act(() => emit({}, 'changed'));
  await screen.findAllByText('Failed');
  await title('Step number 2');
});

test('a run book that ended with a failure says so; who cannot close the deployment hears why', async () => {
  const why = { code: 'permission', key: 'permission.denied' };
  const off = { action: 'deployment.close', allowed: false, remark: '', why };
  const steps = [testStep('1', { state: 'completed' }), testStep('2', { state: 'failed', ended_at: Date.now() })];
  show(testBook(steps), '', { ...mayClose, can: [off] });
  await title('All steps have ended, not all of them well');
  expect(await screen.findByRole('button', { name: 'Close the deployment' })).toHaveAttribute('aria-disabled', 'true');
});

test('a run book without steps has its head and the way back', async () => {
  const { user } = show(testBook([]));
  expect(await screen.findByText('No steps yet')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Back to the run book' }));
  expect(await screen.findByText('elsewhere')).toBeVisible();
});
