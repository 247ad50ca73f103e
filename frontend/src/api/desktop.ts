import { bound } from './bridge';
import { call } from './call';

const inWindow = () => Boolean(window.go);

/** Puts text on the clipboard. The window's engine allows that only through Go. */
export function copyText(text: string): Promise<void> {
  return call(() => (inWindow() ? bound().System.CopyText(text) : navigator.clipboard.writeText(text)));
}

/** Opens a web or mail address outside the window. Rejects with AppError. */
export async function openAddress(address: string): Promise<void> {
  if (inWindow()) await call(() => bound().System.OpenURL(address));
  else window.open(address, '_blank', 'noopener');
}

/** What the program knows of itself and of this computer. */
export function facts() {
  return call(() => bound().System.Facts());
}
