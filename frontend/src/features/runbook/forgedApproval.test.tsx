import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { beforeEach, expect, test } from 'vitest';
import { PlaceProvider } from '@/app/place';
import { stepOf, testBook, testStep } from '@/parts/run/testBook';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import './RunBookPage'; // which the routes would load later
import { runBookRoutes } from './routes';

beforeEach(() => {
  localStorage.clear();
  Element.prototype.scrollIntoView = () => undefined;
});

test('an approval that the journal does not know is told, names nobody, and is a draft', async () => {
  const plain = testBook([testStep('1')]);
  const fault = { code: 'unavailable', key: 'run_book.not_as_approved' };
  const said = {
    state: 'approved' as const,
    version: 1,
    by_name: 'Mallory',
    without: 'no time',
    without_by_name: 'Mallory',
  };
  const book = { ...plain, approval: { ...plain.approval, ...said, fault } };
  fakeDoor({
    'run_book.get': book,
    'session.get': { user: { id: 'me' } },
    'step.get': stepOf(book),
    'project.choices': { people: [] },
  });
  render(
    <PlaceProvider>
      <Routes>
        {runBookRoutes.map(({ path, element }) => (
          <Route key={path} path={path} element={element} />
        ))}
      </Routes>
    </PlaceProvider>,
    { at: `/p/cpython/d/${book.deployment}/runbook` },
  );
  expect(await screen.findByText(/This run book is not what the journal says was approved/)).toBeVisible();
  expect(screen.getByText('DRAFT')).toBeVisible();
  expect(screen.queryByText(/Mallory/)).not.toBeInTheDocument();
});
