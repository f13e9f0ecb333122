import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { GuidelinePack } from '../domain/guidelines/pack.js';

/** What a later version of the guideline says anew; everything else stays as it was. */
type Overlay = Readonly<{
  version: string;
  title: string;
  /** The day it was adopted, and the local minute in which that was recorded. */
  adopted: string;
  registered: string;
  inForceFrom: string;
  /** Who adopted it, by name and office, and where that can be read. */
  decider: string;
  deciderOffice: string;
  document: string;
  rules: GuidelinePack['rules'];
  parameters: GuidelinePack['parameters'];
}>;

/**
 * Lays a version over a pack and writes the whole of it as a file that the import takes, since a guideline is always
 * adopted whole. Written among the demo's own data: the example's folder is only read.
 */
export function writeLaterVersion(overlayFile: string, pack: GuidelinePack, folder: string): string {
  const overlay = JSON.parse(readFileSync(overlayFile, 'utf8')) as Overlay;
  const { version, title, adopted, registered, inForceFrom, rules, parameters } = overlay;
  const { decider, deciderOffice, document } = overlay;
  const later: GuidelinePack = {
    ...pack,
    version,
    title,
    rules: { ...pack.rules, ...rules },
    parameters: { ...pack.parameters, ...parameters },
  };
  const row = {
    Kod: pack.guideline,
    Steg: 'Riktlinje',
    Datum: adopted,
    Registrerad: registered,
    Version: version,
    Rubrik: title,
    'Gäller från': inForceFrom,
    Beslutsfattare: decider,
    'Beslutsfattarens befattning': deciderOffice,
    Handling: document,
    Regelpaket: later,
  };
  const file = join(folder, basename(overlayFile));
  writeFileSync(file, `${JSON.stringify([row], null, 2)}\n`);
  return file;
}
