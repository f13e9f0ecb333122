import { readConfig } from '../config.js';
import type { Options } from './options.js';
import { existing } from './opened.js';
import { note } from './terminal.js';

export async function serveCommand(options: Options): Promise<void> {
  const told = (name: string, variable: string): Record<string, string> =>
    options[name] === undefined ? {} : { [variable]: String(options[name]) };
  const settings = readConfig({
    ...process.env,
    ...told('host', 'LIGGARE_HOST'),
    ...told('port', 'LIGGARE_PORT'),
  });
  const { serve } = await import('../main.js');
  const running = await serve(existing(settings));
  note(`Liggare svarar på ${running.url} (dokumentation: ${running.url}/api/docs). Avsluta med Ctrl-C.`);
  await running.stopped;
}
