import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useGet } from '@/api/queries';
import { PlaceProvider } from '@/app/place';
import { draftOf, startDrafts } from '@/lib/drafts';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { AdministrationPage } from './AdministrationPage';

beforeEach(() =>
  startDrafts(
    {},
    async () => undefined,
    () => undefined,
  ),
);

const session = {
  user: { id: 'u1', administrator: true },
  fingerprint: 'F',
  workspace: { name: 'Releases', confirmed_keys_only: false, file_limit: 1 << 20, changed_by: 'u2', changed_at: 1 },
  workspace_digests: { name: 'n1', confirmed_keys_only: 'c1', file_limit: 'f1' },
  can: [{ action: 'workspace.edit', allowed: true, remark: '' }],
};

function Page() {
  const { refetch } = useGet('session.get', {});
  return (
    <>
      <button type="button" onClick={() => void refetch()}>
        somebody saved
      </button>
      <AdministrationPage />
    </>
  );
}

test('what is typed into the settings outlasts what another administrator saves, and is kept', async () => {
  const answers: Record<string, unknown> = { 'session.get': session, 'people.list': { people: [] } };
  const stale = { key: 'command.stale', params: { now: '"Deployments"' } };
  const { done } = fakeDoor(answers, {
    'workspace.edit': { code: 'conflict', key: 'command.stale', fields: { name: stale } },
  });
  const { user } = render(
    <PlaceProvider>
      <Page />
    </PlaceProvider>,
    { at: '/admin/settings', path: '/admin/:tab' },
  );
  await user.type(await screen.findByDisplayValue('Releases'), ' of CRM');
  answers['session.get'] = {
    ...session,
    workspace: { ...session.workspace, name: 'Deployments', file_limit: 7 << 20, changed_at: 2 },
    workspace_digests: { ...session.workspace_digests, name: 'n2', file_limit: 'f2' },
  };
  await user.click(screen.getByRole('button', { name: 'somebody saved' }));
  expect(await screen.findByDisplayValue('7')).toBeInTheDocument(); // nobody touched it here
  expect(screen.getByDisplayValue('Releases of CRM')).toBeInTheDocument();
  expect(JSON.stringify(draftOf('workspace.edit')?.values)).toContain('Releases of CRM');

  await user.click(screen.getByRole('button', { name: /^Save/ }));
  expect(done[0]?.payload).toEqual({ name: { was: 'n1', to: 'Releases of CRM' } });
  expect(await screen.findByRole('region', { name: /changed/i })).toHaveTextContent('Deployments');
});
