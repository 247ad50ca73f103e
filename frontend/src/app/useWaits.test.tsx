import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { NeedView } from '@/api/door';
import { useChanges, useGet } from '@/api/queries';
import { notifyFromNow } from '@/lib/notifies';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { useWaits } from './useWaits';

const need = (record: string) =>
  ({
    kind: 'item',
    record,
    title: `Item ${record}`,
    status: 'approval',
    steps: 0,
    items: 0,
    deployment: 'd',
  }) as NeedView;

function Window() {
  useChanges();
  useWaits();
  return <p>{useGet('home.get', {}).data ? 'known' : ''}</p>;
}

function begin(focused: boolean) {
  const home = { needs: [need('a')], now: [] as unknown[] };
  const { door, emit } = fakeDoor({ 'home.get': home });
  const Notify = vi.fn(async () => undefined);
  Object.assign(window.go?.api ?? {}, { System: { Notify } });
  vi.spyOn(document, 'hasFocus').mockReturnValue(focused);
  render(<Window />);
  const comes = async (...records: string[]) => {
    await screen.findAllByText('known');
    const before = door.Get.mock.calls.length;
    home.needs = [need('a'), ...records.map(need)];
    act(() => emit({ topics: ['*'] }, 'changed'));
    await waitFor(() => expect(door.Get.mock.calls.length).toBeGreaterThan(before));
    await act(async () => undefined);
  };
  return { comes, Notify };
}

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

test('what begins to wait while one looks elsewhere is told, and nothing old', async () => {
  const { comes, Notify } = begin(false);
  await comes('b');
  await waitFor(() => expect(Notify).toHaveBeenCalledTimes(1));
  expect(Notify).toHaveBeenCalledWith(expect.objectContaining({ title: 'Waits for you', body: 'Item b' }));
});

test('many things at once are one message', async () => {
  const { comes, Notify } = begin(false);
  await comes('b', 'c', 'd', 'e');
  await waitFor(() => expect(Notify).toHaveBeenCalledTimes(1));
  expect(Notify).toHaveBeenCalledWith(expect.objectContaining({ title: '4 new things wait for you' }));
});

test('nothing is told while one looks, or once it was turned off', async () => {
  const looking = begin(true);
  await looking.comes('b');
  expect(looking.Notify).not.toHaveBeenCalled();
  notifyFromNow(false);
  const off = begin(false);
  await off.comes('b');
  expect(off.Notify).not.toHaveBeenCalled();
});
