import { useEffect, useState } from 'react';
import { onProgress, type Progress } from '@/api/events';

/** How far a long task is; each run begins anew. */
export function useFar(name: Progress['task'], running = true) {
  const [far, setFar] = useState({ done: 0, total: 0 });
  useEffect(() => onProgress(({ task, done, total }) => task === name && setFar({ done, total })), [name]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew when a run begins
  useEffect(() => setFar({ done: 0, total: 0 }), [running]);
  return far;
}
