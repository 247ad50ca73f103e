import { expect, test } from 'vitest';
import type { ReleaseNotesView } from '@/api/door';
import { asMarkdown } from './asMarkdown';

const item = {
  id: '1',
  ref: 'REL-1',
  title: 'Sources',
  modules: ['source', 'docs'],
  description: '',
  url: '',
  url_label: '',
};

test('release notes as Markdown', () => {
  const view = {
    deployment_title: '3.12.1 final',
    project_title: 'CPython',
    description: 'The first patch.',
    time_zone: 'UTC',
    start: Date.UTC(2026, 11, 3, 14),
    date_only: false,
    categories: [
      {
        title: 'Build',
        items: [
          {
            ...item,
            status: 'completed',
            marked: false,
            description: 'One.\n\nTwo.',
            url: 'https://x.org',
            url_label: 'gh-1',
          },
          { ...item, ref: '', title: 'Later', modules: [], status: 'review', marked: true },
        ],
      },
    ],
  } as unknown as ReleaseNotesView;
  expect(asMarkdown(view)).toBe(`# 3.12.1 final

CPython, Thu 3 Dec 2026 14:00 UTC

The first patch.

## Build

- **REL-1** Sources (source, docs)

  One.

  Two.

  [gh-1](https://x.org)
- Later – Review
`);
});
