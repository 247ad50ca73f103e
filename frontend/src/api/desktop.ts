import { runtime } from './bridge';
import { call } from './call';

/** Puts text on the clipboard. The window's engine allows that only through the runtime. */
export function copyText(text: string): Promise<void> {
  return call(async () => {
    const desktop = runtime();
    if (desktop) await desktop.ClipboardSetText(text);
    else await navigator.clipboard.writeText(text);
  });
}

/** Opens a web or mail address outside the window. */
export function openAddress(address: string): void {
  const desktop = runtime();
  if (desktop) desktop.BrowserOpenURL(address);
  else window.open(address, '_blank', 'noopener');
}
