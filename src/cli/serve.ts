import type { Options } from './options.js';
import { config } from './opened.js';
import { note } from './terminal.js';

export async function serveCommand(options: Options): Promise<void> {
  const settings = config();
  const { serve } = await import('../main.js');
  const port = options['port'] === undefined ? settings.port : Number(options['port']);
  const running = await serve({
    ...settings,
    host: (options['host'] as string | undefined) ?? settings.host,
    port,
  });
  note(`Liggare svarar på ${running.url} (dokumentation: ${running.url}/api/docs). Avsluta med Ctrl-C.`);
  await running.stopped;
}
