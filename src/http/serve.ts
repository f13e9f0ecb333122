import { isIPv6, type AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DestinationStream, Logger } from 'pino';
import type { Config } from '../config.js';
import { followLedger, type FollowedLedger } from '../follow.js';
import { startSealing } from '../seal-log.js';
import type { Clock } from '../ledger/clock.js';
import { createApplication } from './application.js';
import type { Limits } from './admission.js';
import { openLog } from './log.js';

export type ServeOptions = Readonly<{
  /** Stop when the process is told to (SIGTERM, SIGINT). Default true. */
  stopOnSignals?: boolean;
  clock?: Clock;
  limits?: Limits;
  /** Where the log's lines go instead of stderr. */
  logTo?: DestinationStream;
}>;

export type Serving = Readonly<{
  url: string;
  /** What is served, for who started it: the example tells its ledger the time. */
  opened: FollowedLedger;
  /** Accepts nothing more, finishes the requests that are under way, and closes the ledger. */
  close: () => Promise<void>;
  /** Resolves when everything is closed, whatever the reason. */
  stopped: Promise<void>;
}>;

/** How long requests under way have to finish. */
const FINISH_MS = 10_000;
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/;

/** Opens the ledger and serves it. @throws Refusal no-ledger and what the store refuses; an Error when the port is taken */
export async function serve(config: Config, options: ServeOptions = {}): Promise<Serving> {
  const log = openLog(config.logLevel, options.logTo);
  const followed = await followLedger(config, options.clock, log);
  const opened = await sealed(followed, log);
  let app: NestFastifyApplication | undefined;
  try {
    app = await createApplication(opened, log, options.limits);
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    await app?.close();
    await opened.close();
    throw error;
  }
  const running = app;
  const { port } = running.getHttpServer().address() as AddressInfo;
  const url = `http://${isIPv6(config.host) ? `[${config.host}]` : config.host}:${port}`;
  if (!LOOPBACK.test(config.host))
    log.warn(
      { host: config.host },
      'listening beyond this machine without TLS: put a reverse proxy with TLS in front, or tokens travel in the clear',
    );

  let closing: Promise<void> | undefined;
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  const close = (): Promise<void> => (closing ??= closeAll(running, opened.close, log).finally(stop));
  if (options.stopOnSignals ?? true) stopOnSignals(close, stopped, log);
  // Told last: whoever waits for it may tell it to stop at once.
  log.info({ url }, 'listening');
  return { url, opened, close, stopped };
}

/** The same ledger, whose log is sealed for as long as it is open. */
async function sealed(followed: FollowedLedger, log: Logger): Promise<FollowedLedger> {
  const sealing = await startSealing(followed, log);
  const close = async (): Promise<void> => {
    await sealing.close();
    await followed.close();
  };
  return { ...followed, close };
}

async function closeAll(
  app: NestFastifyApplication,
  closeLedger: () => Promise<void>,
  log: Logger,
): Promise<void> {
  const late = setTimeout(() => app.getHttpServer().closeAllConnections(), FINISH_MS);
  try {
    await app.close();
  } finally {
    clearTimeout(late);
    await closeLedger();
    log.info('stopped');
  }
}

/** A second signal is the system's own again, and ends the process at once. */
function stopOnSignals(close: () => Promise<void>, stopped: Promise<void>, log: Logger): void {
  const signals = ['SIGTERM', 'SIGINT'] as const;
  const onSignal = (signal: NodeJS.Signals): void => {
    log.info({ signal }, 'stopping');
    forget();
    close().catch((error: unknown) => log.error({ err: error }, 'could not stop in good order'));
  };
  const forget = (): void => signals.forEach((signal) => process.removeListener(signal, onSignal));
  for (const signal of signals) process.on(signal, onSignal);
  void stopped.then(forget);
}
