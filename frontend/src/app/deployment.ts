import { useOutletContext } from 'react-router';
import type { DeploymentView } from '@/api/door';

/** The deployment whose page this is a part of: for the routes that the deployment page shows as its tabs. */
export function useDeployment(): DeploymentView {
  return useOutletContext<DeploymentView>();
}
