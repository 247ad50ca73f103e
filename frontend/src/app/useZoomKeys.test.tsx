import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { startZoom } from '@/api/zoom';
import { render } from '@/test/render';
import { SchemeProvider } from '@/theme/scheme';
import { Dialog } from '@/ui/Dialog';
import { useFrameActions } from './frameActions';
import { useZoomKeys } from './useZoomKeys';

function Page() {
  return (
    <SchemeProvider>
      <Body />
    </SchemeProvider>
  );
}

function Body() {
  useZoomKeys();
  const actions = useFrameActions({ openKeys: () => undefined, openPalette: () => undefined });
  return (
    <>
      <p>{actions.flatMap(({ keys, enabled }) => (enabled?.({ navigate: () => undefined }) === true ? keys : []))}</p>
      <Dialog title="In between" open onClose={() => undefined}>
        <input aria-label="name" />
      </Dialog>
    </>
  );
}

/** A Go that draws at these sizes. */
async function drawing(steps: number[]) {
  const set = vi.fn(async (_percent: number) => undefined);
  const ask = async () => ({ percent: 100, steps });
  window.go = { api: { System: { Zoom: ask, SetZoom: set } } } as never;
  await startZoom();
  return set;
}

afterEach(async () => {
  await drawing([]);
  window.go = undefined;
});

test('Ctrl with plus, minus and 0 zooms step by step, also in a dialog and a field', async () => {
  const set = await drawing([90, 100, 110]);
  render(<Page />);
  const field = await screen.findByLabelText('name');
  const press = (key: string) => act(async () => void fireEvent.keyDown(field, { key, ctrlKey: true }));
  for (const key of ['=', '+', '0', '-', '-']) await press(key);
  expect(set.mock.calls).toEqual([[110], [100], [90]]); // beyond the last there is nothing
});

test('a size that the engine refuses is not taken for the one it draws at', async () => {
  const set = await drawing([90, 100, 110]);
  set.mockRejectedValueOnce({ code: 'internal', key: 'internal' });
  render(<Page />);
  const field = await screen.findByLabelText('name');
  const press = (key: string) => act(async () => void fireEvent.keyDown(field, { key, ctrlKey: true }));
  await press('+');
  expect(await screen.findByText(/^Size of the window/)).toBeInTheDocument();
  await press('+');
  expect(set.mock.calls).toEqual([[110], [110]]);
});

test('the sheet of keys and the palette offer what can be done', async () => {
  await drawing([100, 110]);
  render(<Page />);
  await waitFor(() => expect(screen.getByText('mod++')).toBeInTheDocument()); // no smaller one, and it has its own size
});

test('where the engine cannot be told, the keys are its own', async () => {
  const set = await drawing([]);
  render(<Page />);
  expect(screen.queryByText(/mod\+[+0-]/)).not.toBeInTheDocument();
  expect(fireEvent.keyDown(document.body, { key: '+', ctrlKey: true })).toBe(true);
  expect(set).not.toHaveBeenCalled();
});
