import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const RUN_TS = new URL('../../run-ts.mjs', import.meta.url).href;
const WRITER = fileURLToPath(new URL('./writer.ts', import.meta.url));

type Task = Readonly<{ file: string; stream: string; batches?: number; size?: number }>;

/** Another process that appends to a ledger file, see writer.ts. */
export class WriterProcess {
  readonly acknowledged: string[] = [];
  readonly away: string[] = [];
  private readonly process: ChildProcess;
  private readonly ended: Promise<unknown>;
  private heard = (): void => undefined;

  constructor({ file, stream, batches = 0, size = 1 }: Task) {
    const args = ['--import', RUN_TS, WRITER, file, stream, String(batches), String(size)];
    this.process = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { PATH: process.env['PATH'] },
    });
    const lines = createInterface({ input: this.process.stdout! });
    lines.on('line', (line) => {
      if (line.startsWith('! ')) this.away.push(line.slice(2));
      else this.acknowledged.push(...line.split(','));
      this.heard();
    });
    this.ended = Promise.all([once(this.process, 'exit'), once(lines, 'close')]);
  }

  get pid(): number {
    return this.process.pid!;
  }

  /** Resolves when it has said enough. @throws when it ends before */
  async until(enough: (writer: WriterProcess) => boolean): Promise<void> {
    const said = new Promise<void>((resolve) => {
      this.heard = () => enough(this) && resolve();
      this.heard();
    });
    await Promise.race([
      said,
      (async () => {
        await this.ended;
        if (!enough(this)) throw new Error('the writer has ended too early');
      })(),
    ]);
  }

  /** Resolves with its exit code when it has ended by itself. */
  async end(): Promise<number | null> {
    await this.ended;
    return this.process.exitCode;
  }

  /** Ends it as a loss of power would, as far as the process is concerned. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.ended;
  }
}
