import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder of its own for the files of a test, and the way to be rid of it. */
export function newFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'renogen-e2e-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
