import { screen, waitFor, within } from '@testing-library/react';
import { Route, Routes, useLocation } from 'react-router';
import { beforeEach, expect, test } from 'vitest';
import type { RunBookStep, RunBookView } from '@/api/door';
import { PlaceProvider } from '@/app/place';
import { draftOf } from '@/lib/drafts';
import { stepOf, testBook, testStep } from '@/parts/run/testBook';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import './RunBookPage'; // which the routes would load later
import { runBookRoutes } from './routes';

beforeEach(() => {
  localStorage.clear();
  Element.prototype.scrollIntoView = () => undefined;
});

function show(book: RunBookView, query = '') {
  const fake = fakeDoor({
    'run_book.get': book,
    'session.get': { user: { id: 'me' } },
    'step.get': stepOf(book),
    'project.choices': { people: [] },
  });
  const page = render(
    <PlaceProvider>
      <Routes>
        {runBookRoutes.map(({ path, element }) => (
          <Route key={path} path={path} element={element} />
        ))}
        <Route path="*" element={<Address />} />
      </Routes>
    </PlaceProvider>,
    { at: `/p/cpython/d/${book.deployment}/runbook${query}` },
  );
  return { ...page, done: fake.done };
}

function Address() {
  const { pathname, search } = useLocation();
  return <span data-testid="address">{pathname + search}</span>;
}

const titles = () => screen.queryAllByTitle(/^Step number/).map((cell) => cell.title);

test('Enter starts the step that comes next, J goes on', async () => {
  const { user, done } = show(testBook([testStep('1', { state: 'completed' }), testStep('2'), testStep('3')]));
  await screen.findByRole('button', { name: /Start step 2/ });
  await user.keyboard('{Enter}');
  await waitFor(() => expect(done[0]).toMatchObject({ name: 'step.start', payload: { step: 's2', seen: 'seen-2' } }));
  await user.keyboard('j');
  expect(await screen.findByRole('button', { name: /Start step 3/ })).toBeVisible();
});

test('a plan that does not fit the window says so and shows no planned times', async () => {
  show(testBook([testStep('1', { minutes: 600 })], { plan_too_long: true }));
  expect(await screen.findByText(/so no times are planned/)).toBeVisible();
});

test('a window that ends before its steps says both', async () => {
  const { unmount } = show(testBook([testStep('1', { minutes: 5 })]));
  expect(await screen.findByText(/^window ends in [\dhmin ]+$/)).toBeVisible();
  unmount();
  show(testBook([testStep('1', { minutes: 6000 })]));
  expect(await screen.findByText(/^window ends in [\dhmin ]+$/)).toBeVisible();
  expect(screen.getByText(/^the steps left end .* after the window$/)).toBeVisible();
});

test('of a step for several items the first ref is named, the others are counted', async () => {
  const items = ['PAY-1', 'PAY-2', 'PAY-3'].map((ref) => ({ id: ref, ref })) as RunBookStep['items'];
  show(testBook([testStep('1', { items })]));
  expect(await screen.findByText('PAY-1 +2')).toHaveAttribute('title', 'PAY-1, PAY-2, PAY-3');
});

test('finished stages are folded, filters narrow', async () => {
  const steps = [
    testStep('1', { state: 'completed' }),
    testStep('2', { stage: 'during', state: 'failed' }),
    testStep('3', { stage: 'during', assignee: 'me' }),
  ];
  const { user } = show(testBook(steps));
  await screen.findByText('Step number 2');
  expect(titles()).toEqual(['Step number 2', 'Step number 3']);
  await user.click(screen.getByRole('button', { name: 'Pre' }));
  expect(titles()).toHaveLength(3);
  await user.click(screen.getByRole('button', { name: /Mine/ }));
  expect(titles()).toEqual(['Step number 3']);
  await user.click(screen.getByRole('button', { name: /Failed/ }));
  expect(titles()).toEqual(['Step number 2']);
});

test('who looks at a step that has ended goes on to the one to work on', async () => {
  const steps = [testStep('1', { state: 'completed' }), testStep('2'), testStep('3', { state: 'in_progress' })];
  const { user } = show(testBook(steps), '?step=s1');
  await user.click(await screen.findByRole('button', { name: /Go to step 3 \(In progress\)/ }));
  expect(await screen.findByRole('button', { name: /Complete step 3/ })).toBeVisible();
});

test('when all steps have ended the way leads to work mode, and a step that was run again does not count', async () => {
  const steps = [
    testStep('1', { state: 'failed' }),
    testStep('1a', { state: 'completed', origin: 'run_again', after: 's1' }),
    testStep('2', { state: 'completed', started_at: Date.now() - 60_000, ended_at: Date.now() }),
  ];
  show(testBook(steps));
  expect(await screen.findAllByRole('button', { name: /^Work mode/ })).toHaveLength(1);
  expect(screen.queryByRole('button', { name: /Show step/ })).toBeNull();
  expect(screen.getByText('2 of 2 steps done. 1 step had to be run again.')).toBeVisible();
  expect(screen.getByText('2 of 2')).toBeVisible();
  expect(screen.getByText('2 completed, 1 failed and run again')).toBeVisible();
});

test('a section of one step has no head', async () => {
  const book = testBook([testStep('1'), testStep('2', { stage: 'during' }), testStep('3', { stage: 'during' })]);
  show(book);
  await screen.findByText('Step number 1');
  expect(screen.getAllByText('By hand')).toHaveLength(1);
});

test('failing asks why, keeps the draft, and sends it', async () => {
  const { user, done } = show(testBook([testStep('1', { state: 'in_progress' })]), '?step=s1');
  await screen.findByRole('button', { name: 'Fail' });
  await user.keyboard('f');
  expect(done).toEqual([]);
  await user.keyboard('certificate locked');
  expect(draftOf('step.s1')?.values).toBe('certificate locked');
  await user.keyboard('{Enter}');
  const payload = { step: 's1', remark: 'certificate locked', seen: 'seen-1' };
  await waitFor(() => expect(done[0]).toMatchObject({ name: 'step.fail', payload }));
  await waitFor(() => expect(draftOf('step.s1')).toBeUndefined());
});

test('a draft is approved over what was seen', async () => {
  const book = testBook([testStep('1')]);
  const { user, done } = show({ ...book, approval: { ...book.approval, state: 'draft', version: 0 } });
  expect(await screen.findByText('DRAFT')).toBeVisible();
  await user.keyboard('a');
  const panel = within(await screen.findByRole('complementary'));
  await user.type(panel.getByLabelText('Remark'), 'Board of Monday');
  await user.click(panel.getByRole('button', { name: /Approve run book/ }));
  await waitFor(() =>
    expect(done[0]).toMatchObject({
      name: 'runbook.approve',
      payload: { deployment: book.deployment, remark: 'Board of Monday', seen: 'seen-book' },
    }),
  );
});

test('what cannot be done says why', async () => {
  const why = { code: 'conflict', key: 'step.start.run_book_draft' };
  const off = testStep('1', { can: [{ action: 'start', allowed: false, remark: 'optional', why }] });
  const { user, done } = show(testBook([off]));
  const button = await screen.findByRole('button', { name: /Start step 1/ });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  await user.keyboard('{Enter}');
  expect(await screen.findByText(/The run book is not approved/)).toBeVisible();
  expect(done).toEqual([]);
});

const thousand = () => testBook(Array.from({ length: 1000 }, (_, at) => testStep(String(at + 1))));

test('of 1,000 steps those in sight are drawn, and the list says how many there are', async () => {
  show(thousand());
  const grid = await screen.findByRole('grid', { name: 'Steps' });
  expect(grid).toHaveAttribute('aria-rowcount', '1005'); // the head, three stages, a section, and the steps
  expect(titles().length).toBeGreaterThan(10);
  expect(titles().length).toBeLessThan(60);
  const current = within(grid).getByRole('row', { current: true });
  expect(current).toHaveAttribute('aria-rowindex', '4');
  expect(grid).toHaveAttribute('aria-activedescendant', current.id);
});

test('words narrow the list by number, title, item and person; Esc shows all', async () => {
  const items = [
    { id: 'i', ref: 'REL-77', title: 'x', status: 'ready', past: false, moved_to: '', moved_to_title: '' },
  ];
  const steps = [testStep('1'), testStep('2', { items } as never), testStep('3', { assignee_name: 'Mei' })];
  const { user } = show(testBook(steps));
  const box = await screen.findByRole('searchbox', { name: 'Find a step' });
  await user.keyboard('{Control>}f{/Control}');
  expect(box).toHaveFocus();
  await user.keyboard('rel-77');
  await waitFor(() => expect(titles()).toEqual(['Step number 2']));
  await user.clear(box);
  await user.keyboard('mei');
  await waitFor(() => expect(titles()).toEqual(['Step number 3']));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(titles()).toHaveLength(3));
  expect(screen.getByRole('grid', { name: 'Steps' })).toHaveFocus();
});

test('Alt and the arrows move the current step in its stage, and undo takes it back', async () => {
  const book = testBook([testStep('1'), testStep('2'), testStep('3', { stage: 'during' })]);
  const { user, done } = show({ ...book, approval: { ...book.approval, state: 'draft' } });
  const grid = await screen.findByRole('grid', { name: 'Steps' });
  grid.focus();
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  await waitFor(() =>
    expect(done).toMatchObject([{ name: 'step.move', payload: { step: 's1', place: 1, seen: 'seen-book' } }]),
  );
  await user.click(await screen.findByRole('button', { name: /Undo/ }));
  await waitFor(() => expect(done[1]).toMatchObject({ name: 'step.move', payload: { step: 's1', place: 0 } }));
  grid.focus();
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(await screen.findByText('It is the first one already.')).toBeInTheDocument();
  expect(done).toHaveLength(2);
});

test('an approved order is changed only after a question, also from the menu', async () => {
  const { user, done } = show(testBook([testStep('1'), testStep('2')]), '?step=s1');
  const panel = within(await screen.findByRole('complementary'));
  await user.click(panel.getAllByRole('button', { name: 'More' })[0] as HTMLElement);
  await user.click(await screen.findByRole('menuitem', { name: /Move down/ }));
  expect(await screen.findByText('The run book is approved. Change its order?')).toBeVisible();
  expect(done).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Move it' }));
  await waitFor(() => expect(done).toMatchObject([{ name: 'step.move', payload: { step: 's1', place: 1 } }]));
  expect(await screen.findByText('Step number 1 is at place 2 of 2 now.', { selector: 'span' })).toBeVisible();
});

test('what narrows the list is still there after work mode', async () => {
  const steps = [testStep('1', { state: 'failed' }), testStep('2', { assignee: 'me' }), testStep('3')];
  const { user } = show(testBook(steps));
  await screen.findByText('Step number 1');
  await user.click(screen.getByRole('button', { name: /Mine/ }));
  expect(titles()).toEqual(['Step number 2']);
  await user.keyboard('w');
  expect(await screen.findByTestId('address')).toHaveTextContent('run?show=mine&step=s2');
});

test('Space shows a step and shows it no longer', async () => {
  const { user } = show(testBook([testStep('1'), testStep('2')]));
  await screen.findByText('Step number 1');
  await user.keyboard(' ');
  expect(await screen.findByRole('complementary')).toBeInTheDocument();
  await user.keyboard(' ');
  await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
});

test('Ctrl+C copies the step that the keys are on', async () => {
  const { user, copied } = show(testBook([testStep('1'), testStep('2')]));
  await screen.findByText('Step number 1');
  await user.keyboard('j{Control>}c{/Control}');
  expect(copied[0]?.split('\n').map((line) => line.split('\t')[2])).toEqual(['Step', 'Step number 2']);
});
