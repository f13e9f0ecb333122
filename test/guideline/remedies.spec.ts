import { describe, expect, it } from '@jest/globals';
import { AgendaIssued } from '../../src/domain/groups/group.events.js';
import { FinancingPrincipleSet } from '../../src/domain/systems/system.events.js';
import type { GuidelinePack, PackGroup, PackPath } from '../../src/domain/guidelines/pack.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { given, judging, type Given } from './given.js';
import { packSaying } from './other-pack.js';
import { OPERATIONAL, SHARED } from './spotless.js';
import { step } from './told.js';

const TODAY = '2025-06-30';
const STEERING = 'group-it-steering-group';

/** What is wrong by a rule and what there is to do about it, by another guideline. */
const told = (history: Given, pack: GuidelinePack, rule: string): readonly string[] =>
  history
    .adopting('2025-01-01', { ...pack, version: '2' })
    .on(TODAY)
    .of(rule)
    .flatMap(({ says, remedy }) => [says.sv, remedy.sv]);

const shared = (changed: { readonly [K in keyof PackPath]?: PackPath[K] | undefined }): GuidelinePack => {
  const path = Object.entries({ ...NORRKOPING.paths.shared, ...changed }).filter(
    ([, value]) => value !== undefined,
  );
  return { ...NORRKOPING, paths: { ...NORRKOPING.paths, shared: Object.fromEntries(path) as PackPath } };
};

const without = (mandate: PackGroup['mandates'][number]): GuidelinePack => ({
  ...NORRKOPING,
  groups: NORRKOPING.groups.map((group) => ({
    ...group,
    mandates: group.mandates.filter((one) => one !== mandate),
  })),
});

describe('what there is to do by another guideline', () => {
  const byOfficial = given(SHARED).but('decided', {
    forum: 'official',
    meetingDate: undefined,
    deciderOffice: 'communications-director',
  });
  const decided = 'shared-decided-by-steering-group';

  it('is not to escalate where the path has no such way', () => {
    expect(told(byOfficial, NORRKOPING, decided)[1]).toBe(
      'Låt IT-styrgruppen besluta, eller lyft beslutet till kommundirektören med skäl.',
    );
    expect(told(byOfficial, shared({ escalation: undefined }), decided)[1]).toBe(
      'Låt IT-styrgruppen besluta.',
    );
  });

  it('is to have the group decide, and to escalate to the office, that the path names', () => {
    const pack = shared({ decidedBy: 'system-owners-body', escalation: 'finance-director' });
    expect(told(byOfficial, pack, decided)).toEqual([
      'Beslutet om det kommungemensamma systemet är inte fattat i Systemägargruppen.',
      'Låt Systemägargruppen besluta, eller lyft beslutet till ekonomidirektören med skäl.',
    ]);
  });

  it('is to consult those that the path names', () => {
    const alone = given(SHARED).without('consulted');
    const rule = 'shared-consulted-before-decision';
    expect(told(alone, shared({ consulted: ['head-of-it'] }), rule)).toEqual([
      'Samråd med chefen för IT-enheten har inte skett före beslutet.',
      'Rådgör med chefen för IT-enheten och för in samrådet.',
    ]);
    expect(told(alone, shared({ consulted: ['head-of-it', 'coordinator'] }), rule)[0]).toBe(
      'Samråd har inte skett före beslutet med: Chefen för IT-enheten och Kommunens IT-strateg.',
    );
  });

  it('is to anchor in the bodies that the path names', () => {
    const pack = shared({ anchoredIn: ['financing-body'] });
    expect(told(given(SHARED), pack, 'anchored-before-decision')[0]).toBe(
      'Beslutet är inte förankrat i Finansieringsgruppen.',
    );
    const assessed = shared({ anchoringAssessedFor: ['financing-body'] });
    expect(told(given(SHARED), assessed, 'management-team-anchoring-assessed')[0]).toBe(
      'Ingen har bedömt om beslutet också ska förankras i Finansieringsgruppen.',
    );
  });

  it('is to report in a capacity that the path knows', () => {
    const pack = shared({ reportedBy: ['head-of-operation'] });
    expect(told(given(SHARED), pack, 'shared-need-reported-by-owner')).toEqual([
      'Behovet är inte anmält av verksamhetschefen.',
      'Ange i vilken egenskap behovet anmäls.',
    ]);
  });

  it('is to have whoever the guideline names convene and lead', () => {
    const meeting = judging(STEERING);
    const convened = packSaying('decision-body', { convener: 'head-of-it' });
    expect(told(meeting, convened, 'steering-group-convened-by-coordinator')[0]).toBe(
      'IT-styrgruppens möte är inte sammankallat av chefen för IT-enheten.',
    );
    const led = packSaying('decision-body', { chair: 'finance-director', chairAppointedBy: undefined });
    expect(told(meeting, led, 'chaired-by-chief-executive')).toEqual([
      'Mötet leddes inte av ekonomidirektören.',
      'För in vem som ledde mötet, och skälet om det var någon annan än ekonomidirektören.',
    ]);
    const own = packSaying('decision-body', {
      chair: 'finance-director',
      chairAppointedBy: 'finance-director',
    });
    expect(told(meeting, own, 'chaired-by-chief-executive')[0]).toBe(
      'Mötet leddes varken av ekonomidirektören eller av den som ekonomidirektören har utsett.',
    );
  });

  it('is to have those prepare a point whom the guideline names', () => {
    const owners = judging('group-system-owners-group').and(
      'agenda',
      step(
        AgendaIssued,
        {
          meetingDate: '2025-05-14',
          points: [{ point: '3', title: 'Läget', preparedBy: 'finance-director' }],
        },
        '2025-05-01',
      ),
    );
    const pack = packSaying('system-owners-body', { preparation: { offices: ['coordinator'], units: [] } });
    expect(told(owners, pack, 'owners-agenda-prepared')[1]).toBe(
      'Låt någon av dem bereda punkten, och för in vem som gjorde det: Kommunens IT-strateg.',
    );
  });

  it('is not to apply for central funds where no group grants them', () => {
    const rule = 'own-systems-paid-by-their-own';
    const others = given(OPERATIONAL).but('financed', {
      shares: [{ unit: 'Vårdkontoret', amountOre: 100_000_000 }],
    });
    expect(told(others, NORRKOPING, rule)[1]).toContain('sök delfinansiering med centrala medel');
    expect(told(others, without('central-funds'), rule)[1]).toBe(
      'Låt förvaltningen finansiera sitt eget system.',
    );
  });

  it('is to have a group decide the financing principle that has the mandate', () => {
    const set = judging('system-case-register').and(
      'principle',
      step(FinancingPrincipleSet, { principle: 'distributed', from: '2025-03-01' }, '2025-03-01'),
    );
    const rule = 'principle-decided-with-mandate';
    expect(told(set, NORRKOPING, rule)[1]).toBe(
      'Låt IT-styrgruppen eller Systemägargruppen besluta principen.',
    );
    expect(told(set, without('financing-principles'), rule)[1]).toBe('Låt IT-styrgruppen besluta principen.');
  });
});
