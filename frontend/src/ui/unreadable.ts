/**
 * Leads to the first field in an element whose text cannot be read, which then says why; leaving and entering it makes it
 * say so also while it has the keys. False when there is none: what was typed can be sent.
 */
export function leadsToUnreadable(within: Element | null): boolean {
  const field = within?.querySelector<HTMLElement>('[data-unreadable]');
  if (!field) return false;
  field.focus();
  field.blur();
  field.focus();
  return true;
}
