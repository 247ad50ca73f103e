import { screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { useActions } from '@/actions/Actions';
import { useDocumentActions } from '@/parts/run/useDocumentActions';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { NotesTab } from './NotesTab';

vi.mock('@/app/deployment', () => ({ useDeployment: () => ({ id: 'd1' }) }));

const notes = { deployment: 'd1', deployment_title: '3.12.1', project_title: 'CPython', categories: [], left_out: 1 };

/** The page of the deployment, which prints the run book elsewhere. */
function Page({ children }: { children: React.ReactNode }) {
  useActions(useDocumentActions('d1'));
  return children;
}

test('Ctrl+P prints the notes as they are shown', async () => {
  fakeDoor({ 'release_notes.get': notes });
  const Preview = vi.fn(async () => undefined);
  Object.assign(window.go?.api ?? {}, { Documents: { Preview } });
  const { user } = render(
    <Page>
      <NotesTab />
    </Page>,
  );
  await user.click(await screen.findByRole('checkbox'));
  await user.keyboard('{Control>}p{/Control}');
  await waitFor(() => expect(Preview).toHaveBeenCalledTimes(1));
  expect(Preview).toHaveBeenCalledWith(expect.objectContaining({ kind: 'release_notes', deployment: 'd1', all: true }));
});

test('what has nothing in it is neither saved nor copied', async () => {
  fakeDoor({ 'release_notes.get': notes });
  render(<NotesTab />);
  for (const name of [/Save the release notes/, /Copy as Markdown/]) {
    expect(await screen.findByRole('button', { name })).toHaveAttribute('aria-disabled', 'true');
  }
});
