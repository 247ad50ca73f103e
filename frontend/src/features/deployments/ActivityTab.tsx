import { useMemo } from 'react';
import { useDeployment } from '@/app/deployment';
import { ActivityStream } from '@/parts/activity/ActivityStream';
import classes from './ActivityTab.module.css';

/** Everything that was done in a deployment. */
export function ActivityTab() {
  const { id } = useDeployment();
  const filter = useMemo(() => ({ deployment: id }), [id]);
  return (
    <div className={classes.page}>
      <ActivityStream filter={filter} />
    </div>
  );
}
