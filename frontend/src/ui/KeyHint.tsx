import { t } from '@/i18n/i18n';
import classes from './KeyHint.module.css';

const symbols: Record<string, string> = {
  enter: '↵',
  up: '↑',
  down: '↓',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
};

/** "mod+enter" as it is written on keys: "Ctrl ↵"; a sequence "g h" as "G then H". */
export function keyText(keys: string): string {
  return keys
    .split(' ')
    .map(chordText)
    .join(` ${t('ui.key.then')} `);
}

function chordText(chord: string): string {
  return chord
    .split(/(?<=[^+])\+/) // the last plus of "mod++" is a key
    .map((key) => {
      if (key === 'mod') return t('ui.key.ctrl');
      if (key === 'escape') return t('ui.key.esc');
      const symbol = symbols[key.toLowerCase()];
      return symbol ?? key.charAt(0).toUpperCase() + key.slice(1);
    })
    .join(' ');
}

/** A key beside what it does. Decoration: the button or menu entry names the key in aria-keyshortcuts. */
export function KeyHint({ keys }: { keys: string }) {
  const [first = '', next] = keys.split(' ');
  if (!next) return <Chord keys={first} />;
  return (
    <span className={classes.sequence} aria-hidden="true">
      <Chord keys={first} /> {t('ui.key.then')} <Chord keys={next} />
    </span>
  );
}

function Chord({ keys }: { keys: string }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nobody can focus it
    <kbd className={classes.key} aria-hidden="true">
      {chordText(keys)}
    </kbd>
  );
}

/** The same for aria-keyshortcuts. */
export function ariaKeys(keys: string | undefined): string | undefined {
  return keys?.includes(' ') ? undefined : keys?.replace('mod', 'Control');
}
