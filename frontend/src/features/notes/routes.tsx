import type { RouteObject } from 'react-router';
import { lazyPage } from '@/lib/lazyPage';

const NotesTab = lazyPage(() => import('./NotesTab'), 'NotesTab');

/** The tab of a deployment's page with its release notes. */
export const notesTabs: RouteObject[] = [{ path: 'notes', element: <NotesTab /> }];
