import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { startDrafts } from '@/lib/drafts';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { AddComment } from './CommentForms';

test('a comment that is left by Escape is still there', async () => {
  startDrafts(
    {},
    async () => undefined,
    () => undefined,
  );
  fakeDoor();
  const { user } = render(<AddComment item="i1" />);
  await user.click(screen.getByRole('button', { name: 'Write in Markdown' }));
  await user.type(screen.getByRole('textbox'), 'Not yet{Escape}');
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: /Not yet/ }));
  expect(screen.getByRole('textbox')).toHaveValue('Not yet');
});
