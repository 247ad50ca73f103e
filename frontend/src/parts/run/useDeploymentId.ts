import { useParams } from 'react-router';
import { useGet } from '@/api/queries';
import { deploymentIdOf } from '@/lib/paths';

/** The deployment of the address, which names it by its id or by its date. */
export function useDeploymentId() {
  const { project = '', deployment = '' } = useParams();
  const known = deploymentIdOf(deployment);
  const query = useGet('deployment.get', { project_key: project, address: deployment }, { enabled: !known });
  return { project, id: known ?? query.data?.id ?? '', error: query.error };
}
