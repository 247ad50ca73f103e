import type { RouteObject } from 'react-router';
import { ahead, askingOf } from '@/api/ahead';
import { lazyPage } from '@/lib/lazyPage';

const NotesTab = lazyPage(() => import('./NotesTab'), 'NotesTab');

/** The tab of a deployment's page with its release notes. */
export const notesTabs: RouteObject[] = [
  {
    path: 'notes',
    element: <NotesTab />,
    handle: askingOf((deployment) => [ahead('release_notes.get', { deployment, all: false })]),
  },
];
