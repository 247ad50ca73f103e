import type { KeyboardEvent } from 'react';

/** Whether Esc only closes the list of options that is open at the field that has the keys. */
export function closesList(event: KeyboardEvent): boolean {
  return event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true';
}
