import { describe, expect, it } from '@jest/globals';
import type { GuidelinePack, PackPath } from '../../src/domain/guidelines/pack.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { RULES } from '../../src/guideline/rules.js';
import { rulesBy } from '../../src/guideline/rules-in-use.js';
import { RULE_SECTIONS } from '../../src/reports/rule-sections.js';
import { packSaying } from './other-pack.js';
import { adopted, factsOf, GUIDELINE } from './world.js';

const told = (pack: GuidelinePack, wanted: string): readonly (string | undefined)[] => {
  const rule = rulesBy(pack).find(({ id }) => id === wanted);
  return [rule?.says.sv, rule?.remedy.sv];
};
const says = (pack: GuidelinePack, rule: string): string | undefined => told(pack, rule)[0];

const onPath = (
  path: keyof GuidelinePack['paths'],
  changed: { readonly [K in keyof PackPath]?: PackPath[K] | undefined },
): GuidelinePack => {
  const members = Object.entries({ ...NORRKOPING.paths[path], ...changed });
  const own = Object.fromEntries(members.filter(([, value]) => value !== undefined)) as PackPath;
  return { ...NORRKOPING, version: 'another', paths: { ...NORRKOPING.paths, [path]: own } };
};

describe('what a rule says by a guideline', () => {
  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    'is what it says of itself by the shipped one: %s',
    (id, rule) => {
      expect(told(NORRKOPING, id)).toEqual([rule.says.sv, rule.remedy.sv]);
    },
  );

  it('names the office that convenes or leads the group', () => {
    const convened = (of: 'preparatory-body' | 'decision-body' | 'financing-body') =>
      packSaying(of, { convener: 'head-of-it' });
    expect(told(convened('preparatory-body'), 'preparatory-group-convened-by-coordinator')).toEqual([
      'Beredningsgruppens möte är inte sammankallat av chefen för IT-enheten.',
      'Låt chefen för IT-enheten kalla till mötet, eller för in vem som gjorde det.',
    ]);
    expect(says(convened('decision-body'), 'steering-group-convened-by-coordinator')).toBe(
      'IT-styrgruppens möte är inte sammankallat av chefen för IT-enheten.',
    );
    expect(says(convened('financing-body'), 'financing-group-convened-by-coordinator')).toBe(
      'Finansieringsgruppens möte är inte sammankallat av chefen för IT-enheten.',
    );
    expect(
      says(
        packSaying('preparatory-body', { chair: 'head-of-it' }),
        'preparatory-group-chaired-by-coordinator',
      ),
    ).toBe('Beredningsgruppens möte leddes inte av chefen för IT-enheten.');
    expect(
      says(
        packSaying('decision-body', { chair: 'finance-director', chairAppointedBy: undefined }),
        'chaired-by-chief-executive',
      ),
    ).toBe('Mötet leddes inte av ekonomidirektören.');
  });

  it('names who decides, and to whom the path lets a decision be escalated', () => {
    const pack = onPath('shared', { decidedBy: 'system-owners-body', escalation: 'finance-director' });
    expect(told(pack, 'escalated-with-reason')).toEqual([
      'Ekonomidirektören har beslutat utan att beslutet först har lyfts med skäl.',
      'För in varför beslutet inte kunde vänta på Systemägargruppen.',
    ]);
    expect(told(pack, 'shared-decided-by-steering-group')).toEqual([
      'Beslutet om det kommungemensamma systemet är inte fattat i Systemägargruppen.',
      'Låt Systemägargruppen besluta, eller lyft beslutet till ekonomidirektören med skäl.',
    ]);
    const none = onPath('shared', { escalation: undefined });
    expect(told(none, 'shared-decided-by-steering-group')[1]).toBe('Låt IT-styrgruppen besluta.');
    const operational = onPath('operational', { decidedBy: 'system-owners-body' });
    expect(says(operational, 'operational-decided-by-steering-group')).toBe(
      'Beslutet om verksamhetssystemet är inte fattat i Systemägargruppen, som är ytterst ansvarig.',
    );
  });

  it('does not say that nobody may decide instead where one path has such a way', () => {
    expect(told(NORRKOPING, 'escalated-by-a-way-of-the-path')).toEqual([
      'Beslutet har lyfts på ett sätt som riktlinjen inte har.',
      'Låt gruppen som riktlinjen anger besluta, eller lyft beslutet till den som riktlinjen anger.',
    ]);
    const facts = factsOf({ [GUIDELINE]: { adopted: adopted('2012-01-01', NORRKOPING) } });
    const finding = {
      rule: 'escalated-by-a-way-of-the-path',
      on: '2025-03-10',
      events: ['e'],
      about: { name: 'T' },
    };
    const section = RULE_SECTIONS.find(({ id }) => id === 'findings-rule');
    const labels = section?.of({ facts, findings: [finding], today: '2026-01-31' } as never, 2025);
    expect(labels?.map(({ label }) => label)).toContain(
      'Beslutet har lyfts på ett sätt som riktlinjen inte har (escalated-by-a-way-of-the-path)',
    );
  });

  it('names whom the path has report, be consulted, be contacted and anchor', () => {
    expect(
      told(onPath('operational', { reportedBy: ['system-owner'] }), 'operational-need-reported-by-operation'),
    ).toEqual(['Behovet är inte anmält av systemägaren.', 'Ange i vilken egenskap behovet anmäls.']);
    expect(told(onPath('shared', { consulted: ['head-of-it'] }), 'shared-consulted-before-decision')).toEqual(
      [
        'Samråd med chefen för IT-enheten har inte skett före beslutet.',
        'Rådgör med chefen för IT-enheten och för in samrådet.',
      ],
    );
    expect(
      says(
        onPath('operational', { consulted: ['head-of-it', 'coordinator'] }),
        'operational-consulted-before-decision',
      ),
    ).toBe('Samråd har inte skett före beslutet med: Chefen för IT-enheten och Kommunens IT-strateg.');
    expect(says(onPath('shared', { contacted: ['it-unit'] }), 'shared-parties-contacted')).toBe(
      'IT-enheten har inte kontaktats före beslutet.',
    );
    expect(says(onPath('shared', { anchoredIn: ['financing-body'] }), 'anchored-before-decision')).toBe(
      'Beslutet är inte förankrat i Finansieringsgruppen.',
    );
    expect(
      says(
        onPath('shared', { anchoredIn: ['preparatory-body', 'financing-body'] }),
        'anchored-before-decision',
      ),
    ).toBe('Beslutet är inte förankrat i alla grupper som riktlinjen anger.');
    expect(
      says(
        onPath('shared', { anchoringAssessedFor: ['financing-body'] }),
        'management-team-anchoring-assessed',
      ),
    ).toBe('Ingen har bedömt om beslutet också ska förankras i Finansieringsgruppen.');
  });

  it('names the unit that the listed system is run or answered for by', () => {
    const systems = NORRKOPING.systems.map((one) => ({
      ...one,
      ...(one.runBy === undefined ? {} : { runBy: 'communications-unit' as const }),
      ...(one.responsibleUnit === undefined ? {} : { responsibleUnit: 'it-unit' as const }),
    }));
    const pack = { ...NORRKOPING, version: 'another', systems };
    expect(says(pack, 'platform-run-by-its-unit')).toBe(
      'IT-plattformen sköts inte av Kommunikationsavdelningen.',
    );
    expect(says(pack, 'website-answered-for-by-its-unit')).toBe(
      'IT-enheten är inte ansvarig enhet för webbplatsen.',
    );
  });

  it('names nobody where each finding tells who it is', () => {
    expect(told(NORRKOPING, 'principle-decided-with-mandate')[1]).toBe(
      'Låt en grupp som har mandatet besluta principen.',
    );
    expect(told(NORRKOPING, 'owners-agenda-prepared')[1]).toBe(
      'Låt någon av dem bereda punkten, och för in vem som gjorde det.',
    );
  });
});
