import { bound, runtime } from './bridge';
import { call } from './call';
import { onEvent } from './events';

const inWindow = () => Boolean(window.go);

/** Writes an error that nobody expected to the log of the program; a browser has written it already. */
export async function logFault(cause: string): Promise<void> {
  if (inWindow()) await call(() => bound().System.Fault(cause));
}

/** Puts text on the clipboard. The window's engine allows that only through Go. */
export function copyText(text: string): Promise<void> {
  return call(() => (inWindow() ? bound().System.CopyText(text) : navigator.clipboard.writeText(text)));
}

/** Opens a web or mail address outside the window. Rejects with AppError. */
export async function openAddress(address: string): Promise<void> {
  if (inWindow()) await call(() => bound().System.OpenURL(address));
  else window.open(address, '_blank', 'noopener');
}

/** Tells the program which language the window speaks, for the dialogs of the system. */
export async function speak(language: string): Promise<void> {
  if (inWindow()) await call(() => bound().System.Speak(language));
}

/** Prints what the window shows; the system asks on which printer. */
export async function printPage(): Promise<void> {
  if (inWindow()) await call(() => bound().System.Print());
  else window.print();
}

/** Fills the screen with the window, or gives it back. */
export async function toggleFullScreen(): Promise<void> {
  const window = runtime();
  if (!window?.WindowIsFullscreen) {
    await (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  } else if (await window.WindowIsFullscreen()) window.WindowUnfullscreen?.();
  else window.WindowFullscreen?.();
}

/** Tells Go how the window is painted, so that the next start begins in that colour. */
export async function tellPainted(dark: boolean): Promise<void> {
  if (inWindow()) await call(() => bound().System.Painted(dark));
}

/** Shows a message outside of the window; a click on it leads to the place. Rejects with AppError. */
export async function showMessage(message: { title: string; body: string; place: string }): Promise<void> {
  if (inWindow()) await call(() => bound().System.Notify(message));
}

/** Calls the listener with the place of each message that is clicked; returns what stops it. */
export function onFollowed(listener: (place: string) => void): () => void {
  return onEvent<{ place: string }>('followed', ({ place }) => listener(place));
}

/** What the program knows of itself and of this computer. */
export function facts() {
  return call(() => bound().System.Facts());
}

/** Calls the listener with the paths of files dropped on the window; returns what stops it. Silent in a browser. */
export function onFileDrop(listener: (paths: string[]) => void): () => void {
  runtime()?.OnFileDrop?.((_x, _y, paths) => listener(paths), false);
  return () => runtime()?.OnFileDropOff?.();
}
