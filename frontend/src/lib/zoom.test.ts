import { expect, test } from 'vitest';
import { nextZoom, zoomNow, zoomTo } from './zoom';

test('steps go up and down and end', () => {
  expect([nextZoom(100, 1), nextZoom(100, -1), nextZoom(200, 1), nextZoom(75, -1), nextZoom(103, 1)]).toEqual([
    110, 90, 200, 75, 110,
  ]);
});

test('the size is shown and remembered; the usual one leaves nothing behind', () => {
  zoomTo(125);
  expect(document.documentElement.style.zoom).toBe('1.25');
  expect(zoomNow()).toBe(125);
  zoomTo(100);
  expect(document.documentElement.style.zoom).toBe('');
  expect(localStorage.getItem('renogen.zoom')).toBeNull();
});
