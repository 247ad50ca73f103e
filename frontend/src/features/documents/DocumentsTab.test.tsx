import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { DocumentsTab } from './DocumentsTab';

vi.mock('./Preview', async (original) => {
  const { Preview } = await original<typeof import('./Preview')>();
  // Pages are drawn by the browser.
  return {
    Preview: (props: Parameters<typeof Preview>[0]) => props.document.view !== 'pages' && <Preview {...props} />,
  };
});
vi.mock('@/app/deployment', () => ({ useDeployment: () => ({ id: 'd1' }) }));

const kinds = [
  { kind: 'release_notes', formats: ['md', 'json'], scopes: ['deployment'] },
  { kind: 'run_sheet', formats: ['md'], scopes: ['deployment'] },
  { kind: 'calendar', formats: ['ics'], scopes: ['everything'] },
];

const prepared = { id: 'p1', name: 'CRM-RN.md', size: 5, view: 'text', text: '# Notes', sheets: [], files: [] };

let documents: Record<string, ReturnType<typeof vi.fn>>;
let emit: ReturnType<typeof fakeDoor>['emit'];

beforeEach(() => {
  ({ emit } = fakeDoor());
  documents = {
    Kinds: vi.fn(async () => kinds),
    Prepare: vi.fn(async () => prepared),
    Cancel: vi.fn(async () => undefined),
    Forget: vi.fn(async () => undefined),
    SavePrepared: vi.fn(async () => '/papers/CRM-RN.md'),
    OpenSaved: vi.fn(async () => undefined),
  };
  Object.assign(window.go?.api ?? {}, { Documents: documents });
});

afterEach(() => {
  cleanup(); // drops what was looked at while Go still answers
  window.go = undefined;
  window.runtime = undefined;
});

const asked = () => documents.Prepare?.mock.calls.at(-1)?.[0];

test('shows what is about a deployment, as it would be saved, and saves just that', async () => {
  const { user } = render(<DocumentsTab />);
  expect(await screen.findByText('# Notes')).toBeInTheDocument();
  expect(screen.queryByText('Calendar')).not.toBeInTheDocument();
  expect(asked()).toMatchObject({ kind: 'release_notes', format: 'md', deployment: 'd1' });
  await user.click(screen.getByText('Save as…'));
  expect(documents.SavePrepared).toHaveBeenCalledWith('p1');
  expect(await screen.findByText('/papers/CRM-RN.md')).toBeInTheDocument();
});

test('another format is another document, and the one before is dropped', async () => {
  const { user } = render(<DocumentsTab />);
  await screen.findByText('# Notes');
  await user.click(screen.getByRole('radio', { name: 'JSON' }));
  await waitFor(() => expect(asked()).toMatchObject({ format: 'json' }));
  expect(documents.Forget).toHaveBeenCalledWith('p1');
});

test('one that arrives when nobody looks any more is dropped, too', async () => {
  let arrive = (_document: object) => {};
  documents.Prepare?.mockImplementationOnce(() => new Promise((resolve) => (arrive = resolve)));
  const { unmount } = render(<DocumentsTab />);
  await waitFor(() => expect(documents.Prepare).toHaveBeenCalled());
  unmount();
  expect(documents.Forget).not.toHaveBeenCalled();
  arrive(prepared);
  await waitFor(() => expect(documents.Forget).toHaveBeenCalledWith('p1'));
});

test('a run sheet can be had compact and in large print', async () => {
  const { user } = render(<DocumentsTab />);
  await user.click(await screen.findByText('Run sheet'));
  await waitFor(() => expect(asked()).toMatchObject({ kind: 'run_sheet', density: 'standard' }));
  await user.click(screen.getByRole('radio', { name: 'Large print' }));
  await waitFor(() => expect(asked()).toMatchObject({ kind: 'run_sheet', density: 'large_print' }));
  await user.click(screen.getByText('Release notes'));
  await waitFor(() => expect(asked()).toMatchObject({ kind: 'release_notes', density: 'standard' }));
});

test('says how far a long one is, and can be told to stop', async () => {
  documents.Prepare?.mockImplementation(() => new Promise(() => undefined));
  const { user } = render(<DocumentsTab />);
  await screen.findByText('Making the document');
  emit({ task: 'document', done: 16, total: 64 }, 'progress');
  await waitFor(() => expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '25'));
  await user.click(screen.getByText('Cancel'));
  expect(documents.Cancel).toHaveBeenCalled();
  expect(screen.queryByText('Making the document')).not.toBeInTheDocument();
  expect(screen.getByText('Save as…').closest('button')).toHaveAttribute('aria-disabled', 'true');
});

test('says why a document cannot be made, and tries again', async () => {
  documents.Prepare?.mockRejectedValueOnce({ code: 'busy', key: 'document.changing' });
  const { user } = render(<DocumentsTab />);
  await user.click(await screen.findByText('Try again'));
  expect(await screen.findByText('# Notes')).toBeInTheDocument();
});

test('Ctrl+P prints the document that is looked at, and says so of what is not for paper', async () => {
  documents.ShowPrepared = vi.fn(async () => undefined);
  documents.Prepare?.mockResolvedValueOnce({ ...prepared, id: 'p2', view: 'pages' });
  const { user } = render(<DocumentsTab />);
  await screen.findByRole('button', { name: /Open to print/ });
  await user.keyboard('{Control>}p{/Control}');
  expect(documents.ShowPrepared).toHaveBeenCalledWith('p2');
  await user.click(screen.getByRole('radio', { name: 'JSON' }));
  await screen.findByText('# Notes');
  await user.keyboard('{Control>}p{/Control}');
  expect(await screen.findByText(/no document for paper/)).toBeInTheDocument();
  expect(documents.ShowPrepared).toHaveBeenCalledTimes(1);
});
