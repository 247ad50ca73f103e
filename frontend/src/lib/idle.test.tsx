import { fireEvent, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useIdle, useStaySignedIn } from './idle';
import { remember } from './remember';

const minute = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});
afterEach(() => vi.useRealTimers());

function watch(on = true) {
  const idle = vi.fn();
  renderHook(() => useIdle(on, idle));
  return idle;
}

test('a quarter of an hour without anybody, and once only', () => {
  const idle = watch();
  vi.advanceTimersByTime(14 * minute);
  expect(idle).not.toHaveBeenCalled();
  vi.advanceTimersByTime(minute);
  expect(idle).toHaveBeenCalledExactlyOnceWith(15);
  vi.advanceTimersByTime(60 * minute);
  expect(idle).toHaveBeenCalledOnce();
});

test.each(['keyDown', 'pointerDown', 'pointerMove', 'wheel'] as const)('%s begins it anew', (sign) => {
  const idle = watch();
  vi.advanceTimersByTime(14 * minute);
  fireEvent[sign](document.body);
  vi.advanceTimersByTime(14 * minute);
  expect(idle).not.toHaveBeenCalled();
  vi.advanceTimersByTime(minute);
  expect(idle).toHaveBeenCalledOnce();
});

test('a page that moves under a pointer at rest is nobody', () => {
  const idle = watch();
  for (let moved = 0; moved < 15; moved++) {
    fireEvent.pointerMove(document.body, { screenX: 7, screenY: 7 });
    vi.advanceTimersByTime(minute);
  }
  expect(idle).toHaveBeenCalledOnce();
});

test('what this workstation is set to holds at once; never is never', () => {
  const idle = watch();
  remember('session.idle', 0);
  vi.advanceTimersByTime(600 * minute);
  expect(idle).not.toHaveBeenCalled();
  remember('session.idle', 5);
  vi.advanceTimersByTime(5 * minute);
  expect(idle).toHaveBeenCalledWith(5);
});

test('a screen that people look at for long keeps them; the time begins when it is left', () => {
  const idle = watch();
  const { unmount } = renderHook(useStaySignedIn);
  vi.advanceTimersByTime(180 * minute);
  unmount();
  vi.advanceTimersByTime(14 * minute);
  expect(idle).not.toHaveBeenCalled();
  vi.advanceTimersByTime(minute);
  expect(idle).toHaveBeenCalledOnce();
});

test('whoever wakes a computer that slept does not pass for the person', () => {
  const idle = watch();
  vi.setSystemTime(Date.now() + 60 * minute); // its timers stood still
  fireEvent.keyDown(document.body);
  expect(idle).toHaveBeenCalledOnce();
});

test('where nobody is signed in nothing happens', () => {
  const idle = watch(false);
  vi.advanceTimersByTime(60 * minute);
  expect(idle).not.toHaveBeenCalled();
});
