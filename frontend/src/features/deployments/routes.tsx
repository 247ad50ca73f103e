import { Navigate, type RouteObject } from 'react-router';
import { lazyPage } from '@/lib/lazyPage';

const ActivityTab = lazyPage(() => import('./ActivityTab'), 'ActivityTab');
const DeploymentPage = lazyPage(() => import('./DeploymentPage'), 'DeploymentPage');

/** The page of a deployment; its tabs are routes of the features that they belong to. */
export function deploymentRoutes(tabs: RouteObject[]): RouteObject[] {
  return [
    {
      path: '/p/:project/d/:deployment',
      element: <DeploymentPage />,
      children: [
        { index: true, element: <Navigate to="items" replace /> },
        ...tabs,
        { path: 'activity', element: <ActivityTab /> },
      ],
    },
  ];
}
