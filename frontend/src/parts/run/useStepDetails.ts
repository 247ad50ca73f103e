import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { get, type RunBookStep } from '@/api/door';
import { useGet } from '@/api/queries';

const calm = 150; // ms on a step before it is asked for what may be looked at next

function asked(step: string, deployment: string) {
  return { step, deployment };
}

/**
 * What a step says in full, what was done to it, and how its items were approved. Only what belongs to the step as the
 * run book shows it: nobody acts on one text while another one is on the screen.
 */
export function useStepDetails(step: RunBookStep, deployment: string) {
  const { data, error, refetch } = useGet('step.get', asked(step.id, deployment));
  const isIts = data?.step.id === step.id && data.step.content === step.content;
  return { data: isIts ? data : undefined, error, refetch };
}

/** Has at hand what a step says, once the person stays on it: it is then there at once when it is opened. */
export function useNear(step: RunBookStep | undefined, deployment: string) {
  const client = useQueryClient();
  const id = step?.id;
  useEffect(() => {
    if (!id) return;
    const params = asked(id, deployment);
    const bring = () =>
      void client.prefetchQuery({ queryKey: ['step.get', params], queryFn: () => get('step.get', params) });
    const timer = setTimeout(bring, calm);
    return () => clearTimeout(timer);
  }, [client, id, deployment]);
}
