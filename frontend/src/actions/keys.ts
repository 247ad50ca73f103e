/** What of a keyboard event names it. */
export interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** A press as it is written in actions: "mod+k", "shift+c", "alt+ArrowLeft", "?", "space". */
export function pressName({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string {
  const letter = /^[a-z]$/i.test(key);
  const base = key === ' ' ? 'space' : letter ? key.toLowerCase() : key.length > 1 ? camel(key) : key;
  const shifted = shiftKey && (letter || key.length > 1);
  return [(ctrlKey || metaKey) && 'mod', altKey && 'alt', shifted && 'shift', base].filter(Boolean).join('+');
}

function camel(key: string): string {
  return key === 'Enter' || key === 'Escape' ? key.toLowerCase() : key;
}

/** Letters belong to the field that is typed in; combinations and function keys do not. */
export function isForTyping(name: string): boolean {
  return !/^(mod|alt)\+|^F\d+$/.test(name) || name === 'mod+z';
}

const patience = 1000; // ms between the keys of a sequence

/** Joins presses to sequences such as "g h". */
export class Sequences {
  private pending = '';
  private since = 0;

  /** The names under which an action may listen to this press, longest first. */
  add(name: string, now: number, starts: (prefix: string) => boolean): string[] {
    const joined = this.pending && now - this.since < patience ? `${this.pending} ${name}` : '';
    this.pending = starts(`${name} `) ? name : '';
    this.since = now;
    return joined ? [joined, name] : [name];
  }

  reset() {
    this.pending = '';
  }
}
