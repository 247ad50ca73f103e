import { expect, test, vi } from 'vitest';
import { keepPlace } from './memory';

test('places are written one after the other, and those that were passed meanwhile are left out', async () => {
  const written: string[] = [];
  let arrive = () => {};
  const KeepPlace = vi.fn((place: string) => {
    written.push(place);
    return new Promise<void>((done) => {
      arrive = done;
    });
  });
  window.go = { api: { Memory: { KeepPlace } } } as unknown as typeof window.go;
  const first = keepPlace('home');
  const passed = keepPlace('projects');
  const last = keepPlace('web shop');
  expect(written).toEqual(['"home"']);
  arrive();
  await vi.waitFor(() => expect(written).toEqual(['"home"', '"web shop"']));
  arrive();
  await Promise.all([first, passed, last]);
  const later = keepPlace('home');
  expect(written).toHaveLength(3);
  arrive();
  await later;
});

test('a place that could not be written is said, and does not keep the next from being written', async () => {
  const KeepPlace = vi.fn(async (place: string) => {
    if (place === '"full"') throw JSON.stringify({ code: 'unavailable', key: 'settings.unwritable' });
  });
  window.go = { api: { Memory: { KeepPlace } } } as unknown as typeof window.go;
  await expect(keepPlace('full')).rejects.toThrow();
  await expect(keepPlace('home')).resolves.toBeUndefined();
});
