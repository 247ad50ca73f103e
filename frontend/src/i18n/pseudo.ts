import { messages } from './messages';
import { pseudoText } from './pseudoText';

/** The whole catalogue like that: what stands in the window without brackets does not come from it. */
export const pseudo: Record<string, string> = Object.fromEntries(
  Object.entries(messages).map(([key, text]) => [key, pseudoText(text)]),
);
