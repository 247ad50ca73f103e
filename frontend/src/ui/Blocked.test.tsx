import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { render } from '@/test/render';
import { Person } from './Avatar';
import { BlockedProvider } from './Blocked';
import { Stream } from './Stream';

test('whoever is blocked shows as blocked wherever they are named', () => {
  render(
    <BlockedProvider names={new Set(['Wes'])}>
      <p>
        <Person name="Wes" />
      </p>
      <p>
        <Person name="Mei" />
      </p>
    </BlockedProvider>,
  );
  expect(screen.getByText('Wes').closest('p')).toHaveTextContent('blocked');
  expect(screen.getByText('Mei').closest('p')).not.toHaveTextContent('blocked');
});

test('also in a stream of comments', () => {
  const entry = { id: '1', who: 'Wes', at: 0, said: 'Done.' };
  render(
    <BlockedProvider names={new Set(['Wes'])}>
      <Stream label="Comments" entries={[entry]} />
    </BlockedProvider>,
  );
  expect(screen.getByRole('listitem')).toHaveTextContent('Wes blocked');
});
