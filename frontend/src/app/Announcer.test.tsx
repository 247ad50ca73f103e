import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import { fakeDoor } from '@/test/fakeDoor';
import { Announcer } from './Announcer';
import { PlaceProvider, usePlace } from './place';

const entry = (seq: number, actor: string) => ({
  seq,
  actor,
  actor_name: actor === 'u1' ? 'Noor' : 'Wes',
  command: 'item.approve',
  record_title: 'Windows packages',
});

function Page() {
  usePlace([{ label: 'CPython', to: '/p/cpython' }, { label: '3.12.1 final' }]);
  return null;
}

test('says where one is, and what others do, not what one does oneself', async () => {
  const answers = { 'session.get': { user: { id: 'u1' } }, 'activity.list': { entries: [entry(1, 'u2')] } };
  fakeDoor(answers);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <PlaceProvider>
          <Announcer />
          <Page />
        </PlaceProvider>
      </MemoryRouter>
    </QueryClientProvider>,
  );
  const news = async (seq: number, actor: string) => {
    answers['activity.list'] = { entries: [entry(seq, actor)] };
    await act(() => client.invalidateQueries());
  };
  const [place, others] = screen.getAllByRole('status');
  await waitFor(() => expect(place).toHaveTextContent('3.12.1 final, CPython'));
  await news(2, 'u1');
  expect(others).toBeEmptyDOMElement();
  await news(3, 'u2');
  await waitFor(() => expect(others).toHaveTextContent('Wes approved the item Windows packages'));
});
