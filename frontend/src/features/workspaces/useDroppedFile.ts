import { useEffect, useRef } from 'react';
import { onFileDrop } from '@/api/desktop';

/** Tells the path of a file that is dropped on the window while the caller is shown. */
export function useDroppedFile(onFile: (path: string) => void) {
  const told = useRef(onFile);
  told.current = onFile;
  useEffect(() => onFileDrop((paths) => paths[0] && told.current(paths[0])), []);
}
