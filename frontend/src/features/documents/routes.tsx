import type { RouteObject } from 'react-router';
import { lazyPage } from '@/lib/lazyPage';

const DocumentsTab = lazyPage(() => import('./DocumentsTab'), 'DocumentsTab');

/** The tab of a deployment's page with its documents. */
export const documentTabs: RouteObject[] = [{ path: 'documents', element: <DocumentsTab /> }];
