import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { allEvents } from '../ledger/opened.js';
import { bring, EXAMPLES, ledgerFor, remove, told, type ImportLedger } from './import-ledger.js';

let opened: ImportLedger;
beforeEach(async () => {
  opened = await ledgerFor('real');
});
afterEach(() => remove(opened));

const dataOf = async (type: string) =>
  (await allEvents(opened.store)).filter((event) => event.type === type).map(({ data }) => data);

const COMPANY =
  'Bolagskod;Steg;Datum;Bolag;Ägarandel (hundradels procent);Ägt från;Mötesdag;Träffat av befattning;Tog upp';

describe('companies from a spreadsheet', () => {
  it('are registered and met, the purposes told by their words or codes', async () => {
    const result = await bring(
      opened,
      [
        COMPANY,
        'energy;Bolag;2025-01-02;Energibolaget;10000;2015-01-01;;;',
        'energy;Möte med bolag;2025-03-01;;;;2025-03-01;it-strategist;Utvecklingsbehov | coordination',
      ].join('\n'),
      { name: 'bolag.csv' },
    );
    expect(told(result)).toEqual([]);
    expect(await dataOf('CompanyMet')).toEqual([
      { meetingDate: '2025-03-01', metBy: 'it-strategist', topics: ['needs', 'coordination'] },
    ]);
  });

  it('are refused at the cell that is wrong', async () => {
    const result = await bring(
      opened,
      [
        COMPANY,
        'energy;Bolag;2025-01-02;Energibolaget;13000;2015-01-01;;;',
        'port;Bolag;2025-01-02;Hamnbolaget;5100;2015-01-01;;;',
        'port;Möte med bolag;2025-03-01;;;;2025-03-01;it-strategist;Vädret',
      ].join('\n'),
      { name: 'bolag.csv' },
    );
    expect(told(result)).toEqual([
      [2, 'Ägarandel (hundradels procent)', 'owned-beyond-whole'],
      [4, 'Tog upp', 'unknown-choice'],
    ]);
  });
});

describe('a follow-up from a spreadsheet', () => {
  const HEAD =
    'Kod;Steg;Datum;Frågeuppsättning;Version;Fråga;Svar;Mötesdag;Kommun (self för den egna);Jämfört år;Jämförda svar;Målgrupp;Mätmetod;Mätt från;Mätt till och med;Resultat;Resultatets skala;Antal svarande';
  const OPEN = '2025;Uppföljning;2025-09-01;skl-internal-work;1;;;;;;;;;;;;;';
  const survey = (...rows: string[]) =>
    bring(opened, [HEAD, ...rows].join('\n'), { name: 'uppfoljning.csv' });
  const adopt = () =>
    bring(opened, readFileSync(join(EXAMPLES, 'exempelkommun-fragor.json')), { name: 'fragor.json' });

  it('is compared with answers and the codes of those that are missing, and measured with a decimal comma', async () => {
    expect(told(await adopt())).toEqual([]);
    const result = await survey(
      OPEN,
      '2025;Jämförelse;2025-10-01;skl-internal-work;1;;;;Sörmarks kommun;2025;q01=fully | q02=- | q03=..;;;;;;;',
      '2025;Uppfattning;2025-05-01;;;;;;;;;Företag;Insikt;2025-04-01;2025-04-20;5,8;Medelbetyg 1–10;74',
    );
    expect(told(result)).toEqual([]);
    expect((await dataOf('ComparisonRecorded'))[0]?.['answers']).toEqual([
      { question: 'q01', answer: 'fully' },
      { question: 'q02', missing: '-' },
      { question: 'q03', missing: '..' },
    ]);
    expect((await dataOf('PerceptionMeasured'))[0]).toMatchObject({ population: 'companies', result: 5.8 });
  }, 20_000);

  it('says at its own cell what is not asked, off its scale, or of a version that nobody has adopted', async () => {
    await adopt();
    const answer = (question: string, given: string) =>
      `2025;Svar;2025-11-05;;;${question};${given};2025-11-05;;;;;;;;;;`;
    expect(told(await survey(OPEN, answer('q01', 'often')))).toEqual([[3, 'Svar', 'answer-off-scale']]);
    expect(told(await survey(OPEN, answer('q99', 'fully')))).toEqual([[3, 'Fråga', 'unknown-question']]);
    expect(told(await survey(OPEN.replace(';1;', ';7;')))).toEqual([
      [2, 'Version', 'unknown-question-set-version'],
    ]);
  }, 20_000);

  it('is not opened with a question set that nobody has adopted', async () => {
    expect(told(await survey(OPEN))).toEqual([[2, 'Frågeuppsättning', 'unknown-questions']]);
  });
});
