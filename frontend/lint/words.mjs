// Every word that a person reads comes from the catalogue: no text in JSX, no text in the attributes that are read out.
import { parseSync } from 'vite';
import { lineOf, report, sources } from './files.mjs';

const readOut = new Set(['aria-label', 'alt', 'title', 'label', 'placeholder', 'hint', 'note', 'head', 'verb', 'body']);
const hasWord = (text) => /\p{L}{2,}/u.test(text);

function literalOf(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral') return node.quasis.map((quasi) => quasi.value.cooked).join(' ');
  if (node?.type === 'JSXExpressionContainer') return literalOf(node.expression);
  return '';
}

function wordsOf(node) {
  if (node.type === 'JSXText') return node.value.trim();
  if (node.type === 'JSXAttribute' && readOut.has(node.name.name)) return literalOf(node.value);
  if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
    return node.children
      .filter((child) => child.type === 'JSXExpressionContainer')
      .map(literalOf)
      .join(' ');
  }
  return '';
}

function* walk(node) {
  if (Array.isArray(node)) for (const one of node) yield* walk(one);
  else if (node && typeof node === 'object') {
    if (typeof node.type === 'string') yield node;
    for (const value of Object.values(node)) if (value && typeof value === 'object') yield* walk(value);
  }
}

const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
const asking = new Set(['t', 'say', 'stateWord', 'roleWord']);

/** Nodes that are run when the module is loaded. */
function* walkLoading(node) {
  if (Array.isArray(node)) for (const one of node) yield* walkLoading(one);
  else if (node && typeof node === 'object' && !functions.has(node.type)) {
    if (typeof node.type === 'string') yield node;
    for (const value of Object.values(node)) if (value && typeof value === 'object') yield* walkLoading(value);
  }
}

const early = [];
for (const [path, text] of sources('src', ['.ts', '.tsx'], ['src/dev', 'src/test', '.test.ts'])) {
  for (const node of walkLoading(parseSync(path, text).program)) {
    if (node.type === 'CallExpression' && asking.has(node.callee.name)) {
      early.push({ path, line: lineOf(text, node.start), found: text.slice(node.start, node.end).slice(0, 80) });
    }
  }
}
report(early, 'A text is asked for when it is shown, for the language may change: use a function or perLanguage().');

const findings = [];
for (const [path, text] of sources('src', ['.tsx'], ['src/dev', 'src/test', '.test.tsx'])) {
  for (const node of walk(parseSync(path, text).program)) {
    const words = wordsOf(node);
    if (hasWord(words)) findings.push({ path, line: lineOf(text, node.start), found: words.slice(0, 80) });
  }
}
report(findings, 'A word that people read comes from backend/i18n/en.json: use t().');
