/**
 * Whether a whole text fits a pattern of a template. Null where this window cannot tell: patterns are written for
 * Go, which knows a few forms that are not known here.
 */
export function fits(pattern: string, text: string): boolean | null {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(text);
  } catch {
    return null; // the backend says it when the form is sent
  }
}
