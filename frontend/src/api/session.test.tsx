import { useQuery } from '@tanstack/react-query';
import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { render } from '@/test/render';
import { type SessionState, useEnter } from './session';

test('what is on screen before the session is entered answers after it', async () => {
  let answer = (_: string) => {};
  let enter: ReturnType<typeof useEnter> = async () => {};
  function Place() {
    enter = useEnter();
    const { data } = useQuery({
      queryKey: ['place'],
      queryFn: () =>
        new Promise<string>((resolve) => {
          answer = resolve;
        }),
    });
    return <p>{data ?? 'waits'}</p>;
  }
  render(<Place />);
  await act(() => enter(async () => ({ user: 'ada' }) as SessionState));
  await act(async () => answer('here'));
  expect(await screen.findByText('here')).toBeInTheDocument();
});
