import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { render } from '@/test/render';
import { Tabs } from './Tabs';

const tabs = [
  { id: 'items', label: 'Items', count: 12 },
  { id: 'notes', label: 'Notes' },
  { id: 'activity', label: 'Activity' },
];

function Page() {
  const [shown, setShown] = useState('items');
  return (
    <>
      <Tabs label="Parts" tabs={tabs} value={shown} onChange={setShown} />
      <button type="button" onMouseDown={(event) => event.preventDefault()} onClick={() => setShown('activity')}>
        By the address
      </button>
    </>
  );
}

test('arrows choose the next tab and take the focus along', async () => {
  const { user } = render(<Page />);
  await user.tab();
  await user.keyboard('{ArrowRight}');
  expect(screen.getByRole('tab', { name: 'Notes' })).toHaveFocus();
  expect(screen.getByRole('tab', { name: 'Notes', selected: true })).toBeInTheDocument();
});

test('the focus goes along when something else chooses a tab', async () => {
  const { user } = render(<Page />);
  await user.tab();
  expect(screen.getByRole('tab', { name: /Items/ })).toHaveFocus();
  await user.click(screen.getByRole('button'));
  expect(screen.getByRole('tab', { name: 'Activity' })).toHaveFocus();
});

test('a tab that is chosen by something else leaves the focus where it is', async () => {
  const { user } = render(<Page />);
  screen.getByRole('button').focus();
  await user.keyboard('{Enter}');
  expect(screen.getByRole('button')).toHaveFocus();
  expect(screen.getByRole('tab', { name: 'Activity', selected: true })).toBeInTheDocument();
});
