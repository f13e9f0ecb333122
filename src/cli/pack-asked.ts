import type { GuidelinePack } from '../domain/guidelines/pack.js';
import { Refusal } from '../domain/refusal.js';
import { nameOf } from '../guideline/facts.js';
import { NORRKOPING } from '../guideline/packs/norrkoping.js';
import { systemClock } from '../ledger/clock.js';
import { packNow } from '../read-models/guidelines.js';
import { withReader } from './opened.js';
import type { Options } from './options.js';
import { readPack } from './pack-file.js';

/** Whose guideline is shown: that of a file, the one in force in the ledger, or the one that comes with the program. */
export type AskedPack = Readonly<{ pack: GuidelinePack; heading: string }>;

const headed = (whose: string, pack: GuidelinePack): AskedPack => ({
  pack,
  heading: `${whose}: ${pack.title} (${nameOf(pack)})`,
});

/** The pack that is asked about: `--pack`, `--shipped`, or what is in force here. Without a ledger it is the shipped one. */
export async function packAsked(options: Options): Promise<AskedPack> {
  const file = options['pack'] as string | undefined;
  if (file !== undefined) return headed('Riktlinjen i filen', readPack(file));
  const own = options['shipped'] === true ? undefined : await packHere();
  return own
    ? headed('Riktlinjen som gäller', own)
    : headed('Riktlinjen som följer med programmet', NORRKOPING);
}

async function packHere(): Promise<GuidelinePack | undefined> {
  try {
    return await withReader(({ readModels }) =>
      Promise.resolve(packNow(readModels.facts(), systemClock.now())),
    );
  } catch (error) {
    if (error instanceof Refusal && error.code === 'no-ledger') return undefined;
    throw error;
  }
}
