// Colours live in src/theme only; everything else names a token.
import { lineOf, report, sources } from './files.mjs';

const literal = /#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b|\b(?:rgba?|hsla?|hwb|oklch|oklab|lab|lch|color)\(/gi;
const named =
  /(?<=(?:color|colour|background|fill|stroke|border[a-z-]*|outline|shadow)\s*[:=]\s*["'{\w\s]*)\b(?:white|black|red|green|blue|gray|grey|orange|yellow|navy|teal|purple|silver)\b/gi;

const findings = [];
for (const [path, text] of sources('src', ['.css', '.ts', '.tsx'], ['src/theme', 'generated'])) {
  for (const pattern of [literal, named]) {
    for (const hit of text.matchAll(pattern)) {
      findings.push({ path, line: lineOf(text, hit.index), found: hit[0] });
    }
  }
}
report(findings, 'A colour stands only in src/theme/tokens.css: use a token.');
