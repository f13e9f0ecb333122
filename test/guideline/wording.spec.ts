import { describe, expect, it } from '@jest/globals';
import type { GuidelinePack } from '../../src/domain/guidelines/pack.js';
import { asWritten } from '../../src/guideline/as-written.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { RULES } from '../../src/guideline/rules.js';
import { worded } from '../../src/guideline/wording.js';

const named = (names: Readonly<Record<string, string>>): GuidelinePack => ({
  ...NORRKOPING,
  offices: NORRKOPING.offices.map((one) => ({ ...one, name: names[one.function] ?? one.name })),
  groups: NORRKOPING.groups.map((one) => ({ ...one, name: names[one.function] ?? one.name })),
});
const OTHER = named({
  'decision-body': 'Digitaliseringsrådet',
  'preparatory-body': 'Beredningsrådet IT',
  coordinator: 'Digitaliseringschefen',
});
const swedish = (sv: string, pack = OTHER): string => worded({ sv, en: '' }, pack).sv;
const english = (en: string, pack = OTHER): string => worded({ sv: '', en }, pack).en;

describe('a sentence of a rule', () => {
  it.each(RULES.map(({ id, says, remedy }) => [id, says, remedy] as const))(
    'stands as it was written where the guideline has the shipped names: %s',
    (_id, says, remedy) => {
      expect(worded(says, NORRKOPING)).toEqual(says);
      expect(worded(remedy, { ...NORRKOPING, version: '2' })).toEqual(remedy);
    },
  );

  it("takes the pack's name of a group or an office", () => {
    expect(swedish('Beslutet är inte fattat i IT-styrgruppen.')).toBe(
      'Beslutet är inte fattat i Digitaliseringsrådet.',
    );
    expect(swedish('Låt IT-strategen eller dennes ersättare kalla till mötet.')).toBe(
      'Låt digitaliseringschefen eller dennes ersättare kalla till mötet.',
    );
    expect(english('The steering group was not convened by the IT strategist.')).toBe(
      'Digitaliseringsrådet was not convened by digitaliseringschefen.',
    );
  });

  it("takes the pack's name of a unit: the procurement centre, the IT unit, the communications department", () => {
    const pack = {
      ...OTHER,
      units: [
        { name: 'Inköpsavdelningen', function: 'procurement-centre' as const, rows: [] },
        { name: 'Digitala driften', function: 'it-unit' as const, rows: [] },
        { name: 'Pressbyrån', function: 'communications-unit' as const, rows: [] },
      ],
    };
    expect(swedish('Upphandlingscentret och IT-enheten har inte båda kontaktats före beslutet.', pack)).toBe(
      'Inköpsavdelningen och Digitala driften har inte båda kontaktats före beslutet.',
    );
    expect(swedish('För in kommunikationsavdelningen som ansvarig enhet.', pack)).toBe(
      'För in Pressbyrån som ansvarig enhet.',
    );
  });

  it('takes it in the genitive, and first in a sentence with a capital', () => {
    expect(swedish('IT-styrgruppens möte är inte sammankallat av kommunens IT-strateg.')).toBe(
      'Digitaliseringsrådets möte är inte sammankallat av digitaliseringschefen.',
    );
    expect(swedish('Kommunens IT-strateg har inte hörts. IT-strategens svar saknas.')).toBe(
      'Digitaliseringschefen har inte hörts. Digitaliseringschefens svar saknas.',
    );
    expect(english("Record the steering group's decision.")).toBe("Record Digitaliseringsrådet's decision.");
    expect(swedish('IT-styrgruppens beslut.', named({ 'decision-body': 'Ledningsgrupp Plus' }))).toBe(
      'Ledningsgrupp Plus beslut.',
    );
  });

  it('leaves what somebody has written as it is, and shows no mark of it', () => {
    const title = asWritten('Instruktion för IT-styrgruppen 2019');
    const sentence = `IT-styrgruppen ska göra ${title} tillgänglig.`;
    expect(swedish(sentence)).toBe(
      'Digitaliseringsrådet ska göra Instruktion för IT-styrgruppen 2019 tillgänglig.',
    );
    expect(swedish(sentence, NORRKOPING)).toBe(
      'IT-styrgruppen ska göra Instruktion för IT-styrgruppen 2019 tillgänglig.',
    );
    expect(swedish(`${asWritten('IT-strategen')}: IT-strategens svar.`)).toBe(
      'IT-strategen: Digitaliseringschefens svar.',
    );
  });

  it('keeps what is no name of ours: a word that begins like one, and a name that holds one', () => {
    expect(swedish('Den IT-strategiska frågan togs upp i den IT-strategiska beredningsgruppen.')).toBe(
      'Den IT-strategiska frågan togs upp i Beredningsrådet IT.',
    );
    const longer = named({ 'decision-body': 'IT-styrgruppen i Norrviken' });
    expect(swedish('IT-styrgruppen i Norrviken saknar ledamot i IT-styrgruppen.', longer)).toBe(
      'IT-styrgruppen i Norrviken saknar ledamot i IT-styrgruppen i Norrviken.',
    );
  });

  it('keeps the shipped name of a function that the pack does not have', () => {
    const pack = { ...OTHER, offices: OTHER.offices.filter(({ function: of }) => of !== 'chief-executive') };
    expect(swedish('Lyft frågan till kommundirektören.', pack)).toBe('Lyft frågan till kommundirektören.');
  });
});
