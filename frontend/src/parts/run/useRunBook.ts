import { useGet } from '@/api/queries';
import { useDeploymentId } from './useDeploymentId';

/** The run book of the deployment in the address, without what its steps say in full, with the key of its project. */
export function useRunBook() {
  const { project, id, error } = useDeploymentId();
  const query = useGet('run_book.get', { deployment: id, brief: true }, { enabled: id !== '' });
  return { project, query: { data: query.data, error: error ?? query.error, refetch: query.refetch } };
}
