import { useParams } from 'react-router';
import { useGet } from '@/api/queries';

const isId = /^[0-9a-f]{8}-/i;

/** The deployment of the address, which names it by its id or by its date. */
export function useDeploymentId() {
  const { project = '', deployment = '' } = useParams();
  const known = isId.test(deployment);
  const query = useGet('deployment.get', { project_key: project, address: deployment }, { enabled: !known });
  return { project, id: known ? deployment : (query.data?.id ?? ''), error: query.error };
}
