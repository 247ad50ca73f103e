// biome-ignore format: two rows are one half of the alphabet
const accented: Record<string, string> = {
  a: 'á', b: 'ƀ', c: 'ç', d: 'ð', e: 'é', f: 'ƒ', g: 'ğ', h: 'ĥ', i: 'í', j: 'ĵ', k: 'ķ', l: 'ļ', m: 'ɱ',
  n: 'ñ', o: 'ó', p: 'þ', q: 'ʠ', r: 'ŕ', s: 'š', t: 'ţ', u: 'ú', v: 'ṽ', w: 'ŵ', x: 'ẋ', y: 'ý', z: 'ž',
  A: 'Á', B: 'Ɓ', C: 'Ç', D: 'Ð', E: 'É', F: 'Ƒ', G: 'Ğ', H: 'Ĥ', I: 'Í', J: 'Ĵ', K: 'Ķ', L: 'Ļ', M: 'Ṁ',
  N: 'Ñ', O: 'Ó', P: 'Þ', Q: 'Ǫ', R: 'Ŕ', S: 'Š', T: 'Ţ', U: 'Ú', V: 'Ṽ', W: 'Ŵ', X: 'Ẋ', Y: 'Ý', Z: 'Ž',
};

/** A text as the pseudo-language has it: accented, two fifths longer, in brackets; its {{blanks}} as they are. */
export function pseudoText(text: string): string {
  const parts = text.split(/(\{\{\w+\}\})/);
  const letters = parts.filter((_, i) => i % 2 === 0).join('').length;
  const accents = parts.map((part, i) => (i % 2 === 1 ? part : Array.from(part, (c) => accented[c] ?? c).join('')));
  return `⟦${accents.join('')}${'·'.repeat(Math.ceil(letters * 0.4))}⟧`;
}
