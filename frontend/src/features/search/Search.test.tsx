import { screen, waitFor } from '@testing-library/react';
import { useLocation } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import type { HitView } from '@/api/door';
import { PlaceProvider } from '@/app/place';
import { startPlaces } from '@/lib/places';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { SearchPage } from './SearchPage';

afterEach(() => {
  startPlaces(null);
  window.go = undefined;
  window.runtime = undefined;
});

const hit = (kind: string, id: string, title: string): HitView =>
  ({
    kind,
    id,
    title,
    text: 'of the night',
    project_key: 'p',
    project_title: 'Releases',
    deployment_title: '',
  }) as HitView;

const hits = [hit('comment', 'c1', 'wordy'), hit('file', 'f1', 'word.txt'), hit('file', 'f2', 'words.txt')];

function Address() {
  return <span data-testid="address">{useLocation().search}</span>;
}

interface Asked {
  text: string;
  kind?: string;
}

function show(at = '/search?q=wor', search = ({ text }: Asked) => ({ hits, words: [text], behind: 0 })) {
  fakeDoor({ search });
  return render(
    <PlaceProvider>
      <SearchPage />
      <Address />
    </PlaceProvider>,
    { at },
  );
}

test('the kind that was chosen and the look beside the list stay while one types on', async () => {
  const { user } = show();
  await user.click(await screen.findByRole('button', { name: /Files/ }));
  await user.click(screen.getByRole('row', { name: /words.txt/ }));
  expect(await screen.findByRole('complementary', { name: 'words.txt' })).toBeInTheDocument();
  await user.type(screen.getByRole('searchbox'), 'd');
  await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('q=word'));
  expect(screen.getByRole('complementary', { name: 'words.txt' })).toBeInTheDocument();
  expect(screen.getByRole('button', { name: /Files/ })).toHaveAttribute('aria-pressed', 'true');
  expect(screen.queryByRole('row', { name: /wordy/ })).toBeNull();
});

test('where there are too many hits every kind can be looked at, and is asked for by itself', async () => {
  const many = Array.from({ length: 200 }, (_, n) => hit('item', `i${n}`, `Word ${n}`));
  const { user } = show('/search?q=wor', ({ kind, text }) => ({
    hits: kind === 'step' ? [hit('step', 's1', 'Say the word')] : kind ? [] : many,
    words: [text],
    behind: 0,
  }));
  await user.click(await screen.findByRole('button', { name: 'Steps' }));
  expect(await screen.findByTitle('Say the word')).toBeInTheDocument();
  expect(screen.queryByTitle('Word 1')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Files' }));
  expect(await screen.findByText(/Nothing found/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Everything' }));
  expect(await screen.findByTitle('Word 1')).toBeInTheDocument();
});

test('what was found is selected with Shift and copied as rows of words', async () => {
  const { user, copied } = show();
  await user.click(await screen.findByRole('row', { name: /wordy/ }));
  await user.keyboard('{Shift>}');
  await user.click(screen.getByRole('row', { name: /words.txt/ }));
  await user.keyboard('{/Shift}');
  expect(screen.getByText('3 selected')).toBeInTheDocument();
  screen.getByRole('grid').focus();
  await user.keyboard('{Control>}c{/Control}');
  expect(copied[0]?.split('\n')[1]).toBe('Comments\twordy\tof the night\tReleases');
  expect(copied[0]?.split('\n')).toHaveLength(4);
});

test('before anything is typed there are the places that were pinned, and those where one was last', async () => {
  const place = (path: string, label: string) => ({ path, label, where: 'Releases' });
  const night = place('/p/p/d/1', 'Night');
  startPlaces({ recent: [place('/p/p/d/2', 'Day'), night], pinned: [night] });
  const { user } = show('/search');
  const links = screen.getAllByRole('link').map(({ textContent }) => textContent);
  expect(links).toEqual(['NightReleases', 'DayReleases']);
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(screen.getByRole('link', { name: /Day/ })).toHaveFocus();
});
