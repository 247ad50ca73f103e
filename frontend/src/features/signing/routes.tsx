import type { RouteObject } from 'react-router';
import { ahead, askingOf } from '@/api/ahead';
import { lazyPage } from '@/lib/lazyPage';

const SigningTab = lazyPage(() => import('./SigningTab'), 'SigningTab');
const CheckPage = lazyPage(() => import('./CheckPage'), 'CheckPage');

/** The tab of a deployment's page with who signs its run book. */
export const signingTabs: RouteObject[] = [
  {
    path: 'signing',
    element: <SigningTab />,
    handle: askingOf((deployment) => [ahead('document.sign_off', { deployment })]),
  },
];

export const signingRoutes: RouteObject[] = [{ path: '/check', element: <CheckPage /> }];
