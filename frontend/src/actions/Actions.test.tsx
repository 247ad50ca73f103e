import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { render } from '@/test/render';
import { ActionButton } from './ActionButton';
import { useActions } from './Actions';
import type { Action } from './registry';

function action(id: string, keys: string, run: () => unknown, more: Partial<Action> = {}): Action {
  return { id, label: `do ${id}`, group: 'ui.keys.everywhere', keys, run, ...more };
}

function Page({ actions, children }: { actions: Action[]; children?: React.ReactNode }) {
  useActions(actions);
  return children;
}

test('keys run actions, but not while typing', async () => {
  const run = vi.fn();
  const { user } = render(
    <Page actions={[action('a', 'a', run)]}>
      <input aria-label="field" />
    </Page>,
  );
  await user.type(screen.getByLabelText('field'), 'a');
  expect(run).not.toHaveBeenCalled();
  await user.click(document.body);
  await user.keyboard('a');
  expect(run).toHaveBeenCalledTimes(1);
});

test('the nearest of two actions on a key runs', async () => {
  const [page, panel] = [vi.fn(), vi.fn()];
  const near = [action('near', 'a', panel)];
  const far = [action('far', 'a', page)];
  const { user } = render(
    <>
      <Page actions={far} />
      <Page actions={near} />
    </>,
  );
  await user.keyboard('a');
  expect([page.mock.calls.length, panel.mock.calls.length]).toEqual([0, 1]);
});

test('a sequence of keys', async () => {
  const run = vi.fn();
  const actions = [action('home', 'g h', run)];
  const { user } = render(<Page actions={actions} />);
  await user.keyboard('gh');
  expect(run).toHaveBeenCalledTimes(1);
});

test('what is not allowed says why, by key and on the button', async () => {
  const run = vi.fn();
  const refused = action('approve', 'a', run, { enabled: () => 'You submitted it.' });
  const actions = [refused];
  const { user } = render(
    <Page actions={actions}>
      <ActionButton action={refused} />
    </Page>,
  );
  await user.keyboard('a');
  expect(await screen.findByText('You submitted it.')).toBeInTheDocument();
  const button = screen.getByRole('button', { name: 'do approve' });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  await user.click(button);
  expect(run).not.toHaveBeenCalled();
});

test('a refusal of the backend becomes a notice', async () => {
  const actions = [action('x', 'a', () => Promise.reject(new Error('REL-4 changed.')))];
  const { user } = render(<Page actions={actions} />);
  expect(screen.queryByText('REL-4 changed.')).not.toBeInTheDocument();
  await user.keyboard('a');
  expect(await screen.findByText('REL-4 changed.')).toBeInTheDocument();
});

test('what is inside of a page is nearer than the page, also when both come at once', async () => {
  const [page, part] = [vi.fn(), vi.fn()];
  const print = [action('print', 'a', part)];
  const printPage = [action('print', 'a', page)];
  const { user } = render(
    <Page actions={printPage}>
      <Page actions={print} />
    </Page>,
  );
  await user.keyboard('a');
  expect([page.mock.calls.length, part.mock.calls.length]).toEqual([0, 1]);
});
