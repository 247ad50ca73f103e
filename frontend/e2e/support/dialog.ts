import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Answers a file dialog as a person does, by typing a path. The dialog is the system's: it opens on the display of the
 * program, not in the page.
 */
export async function answerDialog(title: string, path: string): Promise<void> {
  const { stdout } = await run('xdotool', ['search', '--sync', '--onlyvisible', '--name', `^${title}$`]);
  const [dialog = ''] = stdout.trim().split('\n');
  await run('xdotool', ['windowfocus', '--sync', dialog]);
  await run('xdotool', ['key', 'ctrl+a']);
  await run('xdotool', ['type', '--delay', '5', path]);
  await run('xdotool', ['key', 'Return']);
}
