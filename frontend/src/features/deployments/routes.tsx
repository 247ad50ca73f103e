import { Navigate, type RouteObject } from 'react-router';
import { ahead, asking } from '@/api/ahead';
import { lazyPage } from '@/lib/lazyPage';
import { deploymentAsked } from '@/lib/paths';

const ActivityTab = lazyPage(() => import('./ActivityTab'), 'ActivityTab');
const DeploymentPage = lazyPage(() => import('./DeploymentPage'), 'DeploymentPage');

/** The page of a deployment; its tabs are routes of the features that they belong to. */
export function deploymentRoutes(tabs: RouteObject[]): RouteObject[] {
  return [
    {
      path: '/p/:project/d/:deployment',
      element: <DeploymentPage />,
      handle: asking(({ project = '', deployment = '' }) => [
        ahead('deployment.get', deploymentAsked(project, deployment)),
      ]),
      children: [
        { index: true, element: <Navigate to="items" replace /> },
        ...tabs,
        { path: 'activity', element: <ActivityTab /> },
      ],
    },
  ];
}
