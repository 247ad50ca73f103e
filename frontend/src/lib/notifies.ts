import { recall, remember } from './remember';

const key = 'notifies';

/** Whether this workstation shows messages outside of the window; it does until somebody turns it off. */
export function notifiesNow(): boolean {
  return recall<boolean>(key) ?? true;
}

export function notifyFromNow(on: boolean) {
  remember(key, on ? undefined : false);
}
