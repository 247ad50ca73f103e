import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ItemView } from '@/api/door';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { Talk } from './Talk';

test('C leads to the comment, whether its form is open or still a line', async () => {
  fakeDoor();
  const can = [{ action: 'comment.add', allowed: true }];
  const view = { id: 'i1', comments: [], log: [], created_by_name: 'Mei', created_at: 1, can } as unknown as ItemView;
  const { user } = render(<Talk view={view} />);
  await user.keyboard('c');
  await waitFor(() => expect(screen.getByRole('textbox')).toHaveFocus());
  await user.click(screen.getByRole('heading', { name: /Comments/ }));
  await user.keyboard('c');
  expect(screen.getByRole('textbox')).toHaveFocus();
  expect(screen.getByRole('textbox')).toHaveValue('');
});
