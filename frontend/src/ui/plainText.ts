/** What Markdown could make more of than words: marks, lists, headings, code, links, addresses that are links by themselves. */
const marks = /[\\`*_~<>[\]#|&@^=$\r\0]|https?:|www\.|^(?: {4}|\t| {0,3}(?:[-+]|\d+[.)]))|(?: {2}|\t)$/imu;

/** The paragraphs of a text that Markdown would leave as it is; undefined where Markdown has to read it. */
export function plainParagraphs(text: string): string[] | undefined {
  if (marks.test(text)) return undefined;
  return text
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.replaceAll(/^[ \t]+|[ \t]+$/gm, '').replaceAll(/^\n+|\n+$/g, ''))
    .filter(Boolean);
}
