import { useEffect, useRef, useState } from 'react';
import { recallLeft } from '@/api/memory';
import { t } from '@/i18n/i18n';
import { useNotices } from '@/ui/Notices';

/** Where a person was in the window: the address, and how far each part of the page was scrolled. */
export interface LeftPlace {
  path: string;
  scroll: Record<string, number>;
}

interface Left {
  place: LeftPlace | null;
}

/** What the person left here: null until it is known. That it cannot be read keeps nobody from work. */
export function useLeft(): Left | null {
  const [left, setLeft] = useState<Left | null>(null);
  const { refuse } = useNotices();
  const complain = useRef((error: Error) => refuse(t('ui.draft.not_kept'), error));
  useEffect(() => {
    let here = true;
    recallLeft(complain.current)
      .catch((error: Error) => complain.current(error))
      .then((place) => here && setLeft({ place: (place as LeftPlace | null | undefined) ?? null }));
    return () => {
      here = false;
    };
  }, []);
  return left;
}
