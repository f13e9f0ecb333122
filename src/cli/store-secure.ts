import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { ConfigProblem } from '../config.js';
import type { Options } from './options.js';
import { config } from './opened.js';
import { EXIT, asJson, note, print } from './terminal.js';

/** `liggare store secure`: shows what stands, what would be written, asks when others share the cluster, and writes. */
export async function storeSecure(options: Options): Promise<number> {
  const settings = config();
  if (settings.store.kind !== 'eventstoredb')
    throw new ConfigProblem(
      'store secure gäller EventStoreDB. Sätt LIGGARE_STORE till esdb://…',
      'store secure is for EventStoreDB. Set LIGGARE_STORE to esdb://…',
    );
  const { Connection } = await import('../event-store/eventstoredb/connection.js');
  const { applySecurity, otherStream, planSecurity, readSecurity } =
    await import('../event-store/eventstoredb/secure.js');
  const admin = await Connection.open({
    url: settings.store.url,
    user: options['adminUser'] as string,
    password: readFileSync(options['adminPasswordFile'] as string, 'utf8').trimEnd(),
    ...(settings.storeCaFile === undefined ? {} : { caFile: settings.storeCaFile }),
  });
  try {
    const security = await readSecurity(admin);
    const plan = planSecurity(security);
    const shown = [plan.defaults, plan.log].map(({ json, wanted, changes }) => ({
      stands: json,
      wanted,
      changes,
    }));
    print(asJson({ $settings: shown[0], $all: shown[1], enforced: security.enforced }));
    if (!security.enforced)
      note('Varning: utan TLS känner noden inga användare, och rättigheterna gäller inte.');
    if (!plan.defaults.changes && !plan.log.changes) return EXIT.done;
    const other = await otherStream(admin, settings.ledger);
    if (other !== undefined && options['yes'] !== true && !(await agreed(other))) return EXIT.refused;
    await applySecurity(admin, plan);
    note('Rättigheterna är skrivna.');
    return EXIT.done;
  } finally {
    await admin.close();
  }
}

async function agreed(other: string): Promise<boolean> {
  note(`Klustret håller också andra strömmar, till exempel ${other}. Rättigheterna gäller för dem alla.`);
  if (!process.stdin.isTTY) {
    note('Ingenting skrevs. Lägg till --yes för att skriva ändå.');
    return false;
  }
  const questions = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await questions.question('Skriva dem? (ja/nej) ');
  questions.close();
  return answer.trim().toLowerCase() === 'ja';
}
