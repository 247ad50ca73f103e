import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

const path = process.env.RENOGEN_DEV ?? '../build/bin/renogen-dev';

/** One more of the program that serves its window, with a home and an address of its own. */
export class Program {
  private running?: ChildProcess;
  private constructor(
    readonly home: string,
    private readonly at: string,
  ) {}

  static async in(home: string): Promise<Program> {
    return new Program(home, `127.0.0.1:${await freePort()}`);
  }

  get address(): string {
    return `http://${this.at}`;
  }

  /** Started, and serving. */
  async start(...words: string[]): Promise<void> {
    const env = { ...process.env, RENOGEN_HOME: this.home, devserver: this.at, loglevel: 'Error' };
    this.running = spawn(path, words, { env, stdio: 'ignore' });
    for (let tries = 0; tries < 300; tries += 1) {
      if (await answers(this.address)) return;
      await new Promise((later) => setTimeout(later, 100));
    }
    throw new Error('The program did not begin to serve.');
  }

  /** Killed at once: it can do nothing more. */
  async kill(): Promise<void> {
    if (!this.running || this.running.exitCode !== null || this.running.signalCode !== null) return;
    const gone = once(this.running, 'exit');
    this.running.kill('SIGKILL');
    await gone;
  }
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (!address || typeof address === 'string') throw new Error('no port');
  return address.port;
}
