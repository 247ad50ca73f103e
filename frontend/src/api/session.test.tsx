import { useQuery } from '@tanstack/react-query';
import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { render } from '@/test/render';
import { type SessionState, useEnter } from './session';

interface PlaceProps {
  ask: () => Promise<string>;
  /** Is given what enters the session. */
  onEnter: (enter: ReturnType<typeof useEnter>) => void;
}

function Place({ ask, onEnter }: PlaceProps) {
  onEnter(useEnter());
  const { data } = useQuery({ queryKey: ['place'], queryFn: ask });
  return <p>{data ?? 'waits'}</p>;
}

test('what is on screen before the session is entered answers after it', async () => {
  let answer = (_: string) => {};
  let enter: ReturnType<typeof useEnter> = (method) => method();
  const ask = () =>
    new Promise<string>((resolve) => {
      answer = resolve;
    });
  render(
    <Place
      ask={ask}
      onEnter={(given) => {
        enter = given;
      }}
    />,
  );
  await act(() => enter(async () => ({ user: 'ada' }) as SessionState));
  await act(async () => answer('here'));
  expect(await screen.findByText('here')).toBeInTheDocument();
});
