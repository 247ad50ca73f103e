import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Our own sources under `folder` with one of the endings, as [path, text]; `skip` names parts of paths to leave out. */
export function sources(folder, endings, skip) {
  return readdirSync(folder, { recursive: true })
    .map((path) => join(folder, path))
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .filter((path) => !skip.some((part) => path.includes(part)))
    .sort()
    .map((path) => [path, readFileSync(path, 'utf8')]);
}

/** Prints what was found and makes the verb fail if there is anything. */
export function report(findings, rule) {
  for (const { path, line, found } of findings) console.error(`${path}:${line}  ${found}`);
  if (findings.length > 0) {
    console.error(`${findings.length} found. ${rule}`);
    process.exitCode = 1;
  }
}

export function lineOf(text, offset) {
  return text.slice(0, offset).split('\n').length;
}
