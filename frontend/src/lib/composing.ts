/**
 * The key belongs to the input method: Enter takes what it offers and sends nothing. WebKit says so of the last one only by
 * its code.
 */
export function isComposing({ isComposing, keyCode }: KeyboardEvent): boolean {
  return isComposing || keyCode === 229;
}
