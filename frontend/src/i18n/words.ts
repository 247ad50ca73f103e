import type { Blanks } from './i18n';

type Say = (key: string) => string | undefined;

const stems: Record<string, string> = { status: 'ui.state.', state: 'ui.state.', action: 'word.action.' };

/**
 * What fills the blanks of a message from Go: states, roles and actions come in English words or codes, and are said in
 * the language of the window. The terminal does the same (backend/i18n/language.go).
 */
export function wordsOf(params: Record<string, string>, say: Say): Blanks {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, wordOf(name, value, say)]));
}

function wordOf(name: string, value: string, say: Say): string | number {
  if (name === 'count') return Number(value); // Go writes every blank as text, a number chooses the plural
  const stem = stems[name];
  if (stem) return one(stem, value, say);
  if (name !== 'roles' && name !== 'own') return value;
  const roles = value
    .replaceAll(' or ', ', ')
    .split(', ')
    .map((role) => one('ui.role.', role, say));
  const last = roles.pop() ?? '';
  return roles.length > 0 ? `${roles.join(', ')} ${say('word.or') ?? 'or'} ${last}` : last;
}

function one(stem: string, value: string, say: Say): string {
  return say(stem + value.toLowerCase().replaceAll(' ', '_')) ?? value;
}
