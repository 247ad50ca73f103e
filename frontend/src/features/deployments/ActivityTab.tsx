import { useDeployment } from '@/app/deployment';
import { ActivityTable } from '@/parts/activity/ActivityTable';

/** Everything that was done in a deployment. */
export function ActivityTab() {
  const { id } = useDeployment();
  return <ActivityTable deployment={id} />;
}
