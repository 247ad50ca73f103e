import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { ActivityTable } from './ActivityTable';

test('a period is asked of Go, also one that is typed; nothing in it says so', async () => {
  const { door } = fakeDoor({
    'activity.list': { entries: [], total: 0, more: false },
    'people.list': { people: [] },
    'projects.list': { mine: [], archived: [] },
  });
  const from = Date.UTC(2026, 10, 1);
  render(<ActivityTable />, { at: `/activity?period=between&from=${from}&to=${from + 86_400_000}` });
  expect(await screen.findByText('Nothing happened in this time', {}, { timeout: 5000 })).toBeVisible();
  expect(screen.getByLabelText(/From/)).toBeVisible();
  const asked = () =>
    door.Get.mock.calls.filter(([name]) => name === 'activity.list').map(([, params]) => JSON.parse(params));
  await waitFor(() => expect(asked().at(-1)).toMatchObject({ from, to: from + 86_400_000 }));
});
