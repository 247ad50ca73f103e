import { ahead, askingOf } from '@/api/ahead';
import { useGet } from '@/api/queries';
import { useDeploymentId } from './useDeploymentId';

/** What is asked for the run book of a deployment. */
function asked(deployment: string) {
  return { deployment, brief: true };
}

export const askingRunBook = askingOf((deployment) => [ahead('run_book.get', asked(deployment))]);

/** The run book of the deployment in the address, without what its steps say in full, with the key of its project. */
export function useRunBook() {
  const { project, id, error } = useDeploymentId();
  const query = useGet('run_book.get', asked(id), { enabled: id !== '' });
  return { project, query: { data: query.data, error: error ?? query.error, refetch: query.refetch } };
}
