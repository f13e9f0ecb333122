import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parseCheckpoint } from '../../src/proof/checkpoint.js';
import { takeCosigned } from '../../src/proof/cosigned.js';
import { cosignNote } from '../../src/proof/note.js';
import { TreeFolder } from '../../src/proof/tree-folder.js';
import { refusedAs } from './faults.js';
import { SignedLog } from './keeping/signed-log.js';
import { folders } from './logs.js';
import { LEDGER, keeperSigner, type Signer } from './signers.js';

afterAll(() => folders.remove());

const [auditors, neighbour] = [keeperSigner('revisionen.se', 2), keeperSigner('granne.se', 3)];
const by = (source: string, { key, sign }: Signer, time = 1_700_000_000): string =>
  cosignNote(source, key, time, sign);
const namesIn = (source: string | undefined): string[] =>
  parseCheckpoint(source ?? '').note.signatures.map(({ name }) => name);

describe('what keepers hand back', () => {
  it('lies beside the log’s own heads, the largest on top, each keeper’s newest signature once', async () => {
    const log = SignedLog.open();
    const folder = TreeFolder.open(log.folder, LEDGER);
    const head = (): string => readFileSync(join(log.folder, 'checkpoint'), 'utf8');
    await log.grow(3);
    const small = head();
    await log.grow(3);
    const large = head();

    takeCosigned(by(small, auditors), folder, [auditors.key]);
    expect(namesIn(folder.newestCosigned())).toEqual([`${LEDGER}/1`, 'revisionen.se']);
    takeCosigned(by(large, auditors), folder, [auditors.key]);
    // Who is not named is not vouched for, and is left out.
    takeCosigned(by(by(large, keeperSigner('okänd.se', 9)), neighbour), folder, [neighbour.key]);
    const again = takeCosigned(by(large, auditors, 1_800_000_000), folder, [auditors.key, neighbour.key]);
    expect(folder.newestCosigned()).toBe(again);
    expect(namesIn(again)).toEqual([`${LEDGER}/1`, 'granne.se', 'revisionen.se']);

    takeCosigned(by(small, neighbour), folder, [neighbour.key]);
    expect(namesIn(folder.cosignedOf(3))).toEqual([`${LEDGER}/1`, 'revisionen.se', 'granne.se']);
    expect(folder.newestCosigned()).toBe(again);
    expect([folder.checkpointOf(3), folder.checkpoint()]).toEqual([small, large]);

    refusedAs('signer-unknown', () => takeCosigned(small, folder, [auditors.key]));
    refusedAs('signer-unknown', () => takeCosigned(by(small, auditors), folder, [neighbour.key]));
    refusedAs('signature-wrong', () =>
      takeCosigned(by(small, { ...auditors, sign: neighbour.sign }), folder, [auditors.key]),
    );
    const forged = by(small.replace('\n3\n', '\n6\n'), auditors);
    refusedAs('not-our-checkpoint', () => takeCosigned(forged, folder, [auditors.key]));
    refusedAs('not-our-checkpoint', () =>
      takeCosigned(forged.replace('/1\n6\n', '/2\n6\n'), folder, [auditors.key]),
    );
    refusedAs('note-malformed', () => takeCosigned('', folder, [auditors.key]));
    folder.close();
    await log.close();
  });
});
