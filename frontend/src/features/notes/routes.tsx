import type { RouteObject } from 'react-router';
import { NotesTab } from './NotesTab';

/** The tab of a deployment's page with its release notes. */
export const notesTabs: RouteObject[] = [{ path: 'notes', element: <NotesTab /> }];
