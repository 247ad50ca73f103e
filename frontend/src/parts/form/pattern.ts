import { useEffect, useState } from 'react';
import { useGet } from '@/api/queries';

/** How long typing has to rest, in ms, before Go is asked. */
const rest = 200;

/** Whether a whole text fits a pattern of a template. Go says it, for which patterns are written; null: not known yet. */
export function useFits(pattern: string, text: string): boolean | null {
  const [asked, setAsked] = useState({ pattern, text });
  useEffect(() => {
    const timer = setTimeout(() => setAsked({ pattern, text }), rest);
    return () => clearTimeout(timer);
  }, [pattern, text]);
  const settled = asked.pattern === pattern && asked.text === text;
  const answer = useGet('pattern.fits', asked, { enabled: asked.pattern !== '' && asked.text !== '' });
  return settled && text !== '' ? (answer.data?.fits ?? null) : null;
}
