import classes from './Ref.module.css';
import { usualRef } from './refText';

/** A ref in a list: one that is too long loses its beginning, as its end tells it from the others. */
export function Ref({ text, className = '' }: { text: string; className?: string }) {
  return (
    <span className={`mono ${classes.ref} ${className}`} title={text.length > usualRef ? text : undefined}>
      <bdi>{text}</bdi>
    </span>
  );
}
