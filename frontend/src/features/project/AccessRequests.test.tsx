import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { startDrafts } from '@/lib/drafts';
import { render } from '@/test/render';
import { AccessRequests } from './AccessRequests';
import type { Project } from './ProjectPage';

beforeEach(() => {
  startDrafts(
    {},
    async () => undefined,
    () => undefined,
  );
});

const asks = (name: string) => ({ id: name, user: name, name, text: '', at: 1, seen: 's' });
const asked = (...names: string[]) => ({ id: 'p', access: names.map(asks), can: [] }) as unknown as Project;

test('several who ask take one line above the members until somebody answers; a single one is there at once', async () => {
  const { user, unmount } = render(<AccessRequests project={asked('Mei', 'Wes')} />);
  expect(screen.getByTitle('Mei and Wes')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Grant access' })).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Answer' }));
  expect(screen.getAllByRole('button', { name: 'Grant access' })).toHaveLength(2);
  unmount();
  render(<AccessRequests project={asked('Mei')} />);
  expect(screen.getByRole('button', { name: 'Grant access' })).toBeVisible();
});
