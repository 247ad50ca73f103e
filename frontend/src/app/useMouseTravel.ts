import { useEffect } from 'react';
import { useGo } from '@/lib/go';

const ways: Record<number, 1 | -1 | undefined> = { 3: -1, 4: 1 }; // the side buttons of a mouse

/** Back and forward by the side buttons of the mouse. */
export function useMouseTravel() {
  const navigate = useGo();
  useEffect(() => {
    const onDown = (event: MouseEvent) => {
      if (ways[event.button]) event.preventDefault();
    };
    const onUp = (event: MouseEvent) => {
      const way = ways[event.button];
      if (!way) return;
      event.preventDefault(); // some engines travel by themselves: not twice
      void navigate(way);
    };
    window.addEventListener('mousedown', onDown);
    window.addEventListener('mouseup', onUp);
    return () => {
      window.removeEventListener('mousedown', onDown);
      window.removeEventListener('mouseup', onUp);
    };
  }, [navigate]);
}
