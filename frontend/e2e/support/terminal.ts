import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The program that serves the window, for its terminal side. */
const program = process.env.RENOGEN_DEV ?? '../build/bin/renogen-dev';

/** Somebody who works in the terminal on a workspace that the window may have open, too. */
export class Terminal {
  constructor(
    private readonly workspace: string,
    private readonly user: string,
    private readonly password: string,
    /** Where this workstation keeps its own; usually where everybody does. */
    private readonly home = process.env.RENOGEN_HOME,
  ) {}

  /** Runs a subcommand and gives what it says on standard output. */
  async say(...words: string[]): Promise<string> {
    const env = {
      ...process.env,
      RENOGEN_WORKSPACE: this.workspace,
      RENOGEN_USER: this.user,
      RENOGEN_PASSWORD: this.password,
      ...(this.home && { RENOGEN_HOME: this.home }),
    };
    const { stdout } = await run(program, words, { env, maxBuffer: 64 << 20 });
    return stdout;
  }

  /** Gives a command; an object stands for its JSON. */
  async do(command: string, payload: object): Promise<void> {
    await this.say('do', command, JSON.stringify(payload));
  }

  /** Asks a query. */
  async get<T>(query: string, params: object): Promise<T> {
    return JSON.parse(await this.say('get', query, JSON.stringify(params))) as T;
  }
}
