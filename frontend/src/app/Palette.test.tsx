import { screen, waitFor } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import { startPlaces } from '@/lib/places';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { Palette } from './Palette';
import { PlaceProvider, usePlace } from './place';
import { TopBar } from './TopBar';

afterEach(() => {
  startPlaces(null);
  window.go = undefined;
  window.runtime = undefined;
});

function Night() {
  usePlace([{ label: 'Projects', to: '/projects' }, { label: 'CRM', to: '/p/crm' }, { label: 'Night' }]);
  return null;
}

function Rules() {
  usePlace([{ label: 'Projects', to: '/projects' }, { label: 'CRM', to: '/p/crm' }, { label: 'Settings' }]);
  return null;
}

function show(at: string) {
  fakeDoor({
    'projects.list': { mine: [], public: [], archived: [], administered: [] },
    'session.get': { user: { administrator: true } },
    'deployment.get': { id: '00000000-1', title: 'Night' },
    'project.get': { title: 'CRM', can: [] },
  });
  return render(
    <PlaceProvider>
      <TopBar onPalette={() => undefined} />
      <Routes>
        <Route path="/p/crm/d/:id/items" element={<Night />} />
        <Route path="/p/crm/settings/rules" element={<Rules />} />
        <Route path="*" element={<p>elsewhere</p>} />
      </Routes>
      <Palette open onClose={() => undefined} places={[]} sources={[]} />
    </PlaceProvider>,
    { at },
  );
}

const options = () => screen.getAllByRole('option').map(({ textContent }) => textContent);

test('before anything is typed the palette has pinned and recent places, without the one on screen', async () => {
  const place = (path: string, label: string) => ({ path, label, where: 'CRM' });
  startPlaces({ recent: [place('/p/crm/d/2/notes', 'Day')], pinned: [place('/p/crm', 'CRM')] });
  show('/p/crm/d/00000000-1/items');
  await waitFor(() => expect(options().slice(0, 2)).toEqual(['CRMCRM', 'DayCRM']));
});

test('the parts of what is on screen and of the administration are found by name', async () => {
  const { user } = show('/p/crm/d/00000000-1/items');
  await screen.findByText('Sign-off', {}, { timeout: 5000 });
  await user.type(screen.getByRole('combobox'), 'night sign');
  expect(options()).toEqual(['Sign-offNight']);
  await user.clear(screen.getByRole('combobox'));
  await user.type(screen.getByRole('combobox'), 'night'); // it itself, which search finds, not its parts
  expect(screen.queryByRole('option')).not.toBeInTheDocument();
  await user.clear(screen.getByRole('combobox'));
  await user.type(screen.getByRole('combobox'), 'backups');
  expect(options()).toEqual(['BackupsAdministration']);
});

test('the place on screen is pinned, and the pin is taken away again', async () => {
  const { user } = show('/p/crm/settings/rules');
  await user.type(screen.getByRole('combobox'), 'pin this');
  expect(options()).toEqual(['Pin this place']);
  await user.keyboard('{Enter}');
  await user.clear(screen.getByRole('combobox'));
  await user.type(screen.getByRole('combobox'), 'pin');
  await waitFor(() => expect(options()).toEqual(['Take the pin from this place']));
});
