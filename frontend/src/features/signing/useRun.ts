import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotices } from '@/ui/Notices';

/** Does something that a button asks for: off meanwhile, everything is asked again afterwards, a refusal is told. */
export function useRun(what: string) {
  const client = useQueryClient();
  const { refuse } = useNotices();
  const [busy, setBusy] = useState(false);
  const run = async (act: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await act();
    } catch (error) {
      refuse(what, error as Error);
    } finally {
      setBusy(false);
      await client.invalidateQueries();
    }
  };
  return { run: (act: () => Promise<unknown>) => void run(act), busy };
}
