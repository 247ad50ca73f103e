import { screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { PlaceProvider } from '@/app/place';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { HomePage } from './HomePage';

afterEach(() => {
  window.go = undefined;
});

test('what comes for Home takes no keys from a dialog that was opened meanwhile', async () => {
  const nothing = { needs: [], total: 0, overdue: 0, decide: 0, verify: 0, do: 0, people: 0, now: [], upcoming: [] };
  fakeDoor({ 'projects.list': { mine: [], public: [] }, 'home.get': nothing });
  Object.assign(window.go?.api ?? {}, { Session: { Tags: vi.fn(async () => []) } });
  render(
    <PlaceProvider>
      <HomePage />
      <div role="dialog" aria-modal="true">
        <input aria-label="Search or do" />
      </div>
    </PlaceProvider>,
  );
  screen.getByLabelText('Search or do').focus();
  expect(await screen.findByText('Nothing waits for you')).toBeInTheDocument();
  expect(screen.getByLabelText('Search or do')).toHaveFocus();
});
