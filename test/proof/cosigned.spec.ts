import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseCheckpoint } from '../../src/proof/checkpoint.js';
import { takeCosigned } from '../../src/proof/cosigned.js';
import { cosignNote } from '../../src/proof/note.js';
import { TreeFolder } from '../../src/proof/tree-folder.js';
import { refusedAs, toldOf } from './faults.js';
import { SignedLog } from './keeping/signed-log.js';
import { folders } from './logs.js';
import { LEDGER, keeperSigner, logSigner, type Signer } from './signers.js';

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

  describe('for one head', () => {
    let [log, folder, head]: [SignedLog, TreeFolder, string] = [] as never;
    beforeEach(async () => {
      log = SignedLog.open();
      await log.grow(2);
      folder = TreeFolder.open(log.folder, LEDGER);
      head = folder.checkpoint() ?? '';
    });
    afterEach(async () => {
      folder.close();
      await log.close();
    });

    const signersIn = (source: string): string[] =>
      parseCheckpoint(source).note.signatures.map(({ name, id }) => `${name}+${id}`);
    const signer = ({ key: { name, id } }: Signer): string => `${name}+${id}`;
    const own = logSigner(`${LEDGER}/1`);

    it('may be the signatures of several at once, each in place of the one that it had', () => {
      const both = by(by(head, auditors), neighbour);
      const keys = [auditors.key, neighbour.key];
      takeCosigned(both, folder, keys);
      expect(takeCosigned(both, folder, keys)).toBe(both);
      expect(folder.cosignedOf(2)).toBe(both);
    });

    it('is of whoever has both the name and the id, of those who are named', () => {
      const namesake = keeperSigner(auditors.key.name, 8);
      const sameId: Signer = { ...auditors, key: { ...auditors.key, name: 'annan.se' } };
      const all = by(by(by(head, namesake), sameId), auditors);
      expect(signersIn(takeCosigned(all, folder, [auditors.key]))).toEqual([own, auditors].map(signer));
    });

    it('leaves those who were before, also with the name or the id of the one who comes', () => {
      const namesake = keeperSigner(auditors.key.name, 8);
      const sameId: Signer = { ...auditors, key: { ...auditors.key, name: 'annan.se' } };
      const before = by(by(head, namesake), neighbour);
      takeCosigned(before, folder, [namesake.key, neighbour.key]);
      folder.saveCosigned(2, by(before, sameId));
      expect(signersIn(takeCosigned(by(head, auditors), folder, [auditors.key]))).toEqual(
        [own, namesake, neighbour, sameId, auditors].map(signer),
      );
    });

    it('is refused when there are sixteen signatures already, and what was kept is left as it is', () => {
      const keepers = Array.from({ length: 16 }, (_none, place) => keeperSigner(`k${place}.se`, 20 + place));
      const fifteen = keepers.slice(0, 15).reduce((source, keeper) => by(source, keeper), head);
      const keys = keepers.map(({ key }) => key);
      expect(takeCosigned(fifteen, folder, keys)).toBe(fifteen);
      refusedAs('note-malformed', () => takeCosigned(by(head, keepers[15] as Signer), folder, keys));
      expect([folder.cosignedOf(2), folder.newestCosigned()]).toEqual([fifteen, fifteen]);
    });

    it('is refused when it is of a size of which no head was signed', () => {
      const unsigned = by(head.replace('\n2\n', '\n1\n'), auditors);
      refusedAs('not-our-checkpoint', () => takeCosigned(unsigned, folder, [auditors.key]));
    });

    it('is refused when it is of another log’s head, though its size is the same', () => {
      const elsewhere = head.replace(`${LEDGER}/1\n`, `${LEDGER}/2\n`);
      expect(toldOf(() => takeCosigned(by(elsewhere, auditors), folder, [auditors.key]))).toEqual({
        code: 'not-our-checkpoint',
        sv: `Liggaren har inte undertecknat den kontrollpunkten (${LEDGER}/2, 2 händelser). Är den från en annan dator, så lägg in den där; annars är den inte äkta.`,
        en: `The ledger has not signed that checkpoint (${LEDGER}/2, 2 events). If it is from another machine, put it in there; otherwise it is not genuine.`,
      });
    });
  });
});
