import { useEffect, useState } from 'react';
import { onProgress, type Progress } from '@/api/events';

/** How far a long task is. */
export function useFar(name: Progress['task']) {
  const [far, setFar] = useState({ done: 0, total: 0 });
  useEffect(() => onProgress(({ task, done, total }) => task === name && setFar({ done, total })), [name]);
  return far;
}
