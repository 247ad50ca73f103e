import { useEffect, useRef } from 'react';
import { recall, useRemembered } from './remember';

/** After how many minutes without a key or the pointer the window signs out; 0: never. */
export const idleChoices = [0, 5, 15, 30, 60];
const usual = 15;
const name = 'session.idle';

export const useIdleMinutes = () => useRemembered(name, usual);

const lookEvery = 5_000; // ms: a computer that slept is noticed this late
const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

let staying = 0; // screens at which people look for long without touching anything

/** For a screen that must not go away by itself, as long as it is shown. */
export function useStaySignedIn() {
  useEffect(() => {
    staying++;
    return () => {
      staying--;
    };
  }, []);
}

/**
 * Calls `onIdle` once nobody has used the window for as long as this workstation is set to, with the minutes. The clock
 * of the wall is asked, so that a computer that slept counts; whoever wakes it is too late to be taken for the person.
 */
export function useIdle(on: boolean, onIdle: (minutes: number) => void) {
  const told = useRef(onIdle);
  useEffect(() => {
    told.current = onIdle;
  });
  useEffect(() => {
    if (!on) return;
    let last = Date.now();
    let over = false;
    let pointer = '';
    const look = () => {
      const minutes = recall<number>(name) ?? usual; // as it is set now
      if (staying > 0 || minutes <= 0) last = Date.now();
      if (over || Date.now() - last < minutes * 60_000 || minutes <= 0) return;
      over = true;
      told.current(minutes);
    };
    const seen = (event: Event) => {
      if (event.type === 'pointermove') {
        const { screenX, screenY } = event as PointerEvent;
        const still = pointer === `${screenX} ${screenY}`; // the page moved under it: nobody touched it
        pointer = `${screenX} ${screenY}`;
        if (still) return;
      }
      look();
      if (!over) last = Date.now();
    };
    const timer = setInterval(look, lookEvery);
    for (const sign of signs) window.addEventListener(sign, seen, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, seen, { capture: true });
    };
  }, [on]);
}
