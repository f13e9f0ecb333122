import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Config } from './config.js';
import type { ServeOptions, Serving } from './http/serve.js';

/** Opens the ledger that the configuration names and serves it. Everything is loaded only when it is asked for. */
export async function serve(config: Config, options: ServeOptions = {}): Promise<Serving> {
  const door = await import('./http/serve.js');
  return door.serve(config, options);
}

/** The same exit codes as the command line has: 1 refused, 2 wrong use, 3 store away. */
const STORE_AWAY = /^(store-|disk-full$)/;

/** Started by itself, as `node dist/src/main.js`: `liggare serve` without the command line. */
async function start(): Promise<void> {
  // An older Node crashes in the native module instead of saying so.
  if (Number(process.versions.napi ?? 0) < 10) {
    process.stderr.write(
      `Liggare behöver Node 22.12 eller senare, och detta är ${process.versions.node}: kör «npx liggare serve» i projektets mapp.\n`,
    );
    process.exitCode = 2;
    return;
  }
  const { ConfigProblem, readConfig } = await import('./config.js');
  const { asRefusal } = await import('./ledger/as-refusal.js');
  try {
    await serve(readConfig(process.env));
  } catch (error) {
    const told = error instanceof ConfigProblem ? error : asRefusal(error);
    process.stderr.write(told ? `${told.sv}\n${told.en}\n[${told.code}]\n` : `${String(error)}\n`);
    process.exitCode = error instanceof ConfigProblem ? 2 : STORE_AWAY.test(told?.code ?? '') ? 3 : 1;
  }
}

const [, started] = process.argv;
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) await start();
