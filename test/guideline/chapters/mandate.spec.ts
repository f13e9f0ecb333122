import { describe, expect, it } from '@jest/globals';
import * as e from '../../../src/domain/initiatives/initiative.events.js';
import * as p from '../../../src/domain/initiatives/preparation.events.js';
import * as o from '../../../src/domain/offices/office.events.js';
import { given } from '../given.js';
import { OPERATIONAL, SHARED } from '../spotless.js';
import { idOf, step, type Step } from '../told.js';
import { CHIEF, DEPUTY, FINANCE, STEERING_MEMBERS, preparatoryMeeting, steeringMeeting } from '../world.js';

const TODAY = '2025-06-30';
const shared = given(SHARED);
const operational = given(OPERATIONAL);
const STEERING = 'group-it-steering-group';

describe('the legal decider', () => {
  const rule = 'legal-decider-named';

  it('S147: is found when nobody says who decided: a group of officials cannot (KL 6:37)', () => {
    for (const missing of [{ decider: undefined }, { deciderOffice: undefined }])
      shared.but('decided', missing).on(TODAY).finds([rule]);
  });

  it('S156: is found when somebody decided alone and nobody says by which right', () => {
    const alone = operational.but('decided', {
      forum: 'official',
      meetingDate: undefined,
      legalNature: undefined,
    });
    alone
      .on(TODAY)
      .says(rule, ['Det är inte sagt om beslutet är intern styrning eller fattat med delegation.']);
    for (const legalNature of ['internal-steering', 'delegated'])
      alone.but('decided', { legalNature }).on(TODAY).says(rule, []);
    operational.but('decided', { legalNature: undefined }).on(TODAY).finds([]);
  });

  it('S156: is found in an imported decision without a decider as in every other', () => {
    operational
      .but('decided', {
        decider: undefined,
        deciderOffice: undefined,
        legalNature: undefined,
        source: { name: 'ärendelista-2025', key: '17', registeredOn: '2025-04-24' },
      })
      .on(TODAY)
      .finds([rule]);
  });

  it('S147: is the body itself when an elected body decided', () => {
    const nobody = { decider: undefined, deciderOffice: undefined, meetingDate: undefined };
    for (const forum of ['executive-board', 'committee', 'council'])
      shared
        .but('decided', { ...nobody, forum })
        .on(TODAY)
        .finds([]);
    shared
      .but('decided', { ...nobody, legalNature: 'committee', meetingDate: '2025-04-23' })
      .on(TODAY)
      .finds([]);
  });
});

describe('the right to decide', () => {
  const rule = 'decider-competent';
  const chief = 'office-chief-executive';
  const substitute = (from: string, to: string) =>
    step(o.SubstituteAppointed, { person: DEPUTY, from, to }, '2025-04-01');
  const byDeputy = shared.but('decided', { decider: DEPUTY }).knowing(STEERING, {
    'steering meeting': steeringMeeting('2025-04-23', { present: [...STEERING_MEMBERS, DEPUTY] }),
  });

  it('S147: is found lacking when the decider did not hold the office that day', () => {
    byDeputy.on(TODAY).finds([rule]);
    byDeputy
      .on(TODAY)
      .says(rule, ['Beslutsfattaren innehade inte befattningen den dagen och var inte heller ersättare.']);
  });

  it('S147: begins and ends with the holding, from ≤ day < to', () => {
    const left = (to: string) =>
      shared.knowing(chief, { left: step(o.HolderLeft, { person: CHIEF, to }, '2025-04-01') });
    left('2025-04-24').on(TODAY).finds([]);
    left('2025-04-23').on(TODAY).finds([rule]);
  });

  it('S147: is the substitute’s while they are one', () => {
    byDeputy
      .knowing(chief, { substitute: substitute('2025-04-23', '2025-04-24') })
      .on(TODAY)
      .finds([]);
    byDeputy
      .knowing(chief, { substitute: substitute('2025-04-24', '2025-05-01') })
      .on(TODAY)
      .finds([rule]);
    byDeputy
      .knowing(chief, { substitute: substitute('2025-04-01', '2025-04-23') })
      .on(TODAY)
      .finds([rule]);
  });

  const delegation = (more: Partial<Parameters<typeof step<typeof o.DelegationGranted>>[1]> = {}): Step =>
    step(
      o.DelegationGranted,
      { delegation: 'KS 4.2', matter: 'approval', givenBy: 'Kommunstyrelsen', from: '2020-01-01', ...more },
      '2020-01-01',
    );
  const delegated = shared.but('decided', { legalNature: 'delegated', delegation: 'KS 4.2' });

  it('S147: rests on the delegation when the decision is a delegated one', () => {
    delegated.on(TODAY).finds([rule]);
    delegated.on(TODAY).says(rule, ['Befattningen hade ingen sådan delegation den dagen.']);
    delegated.knowing(chief, { delegation: delegation() }).on(TODAY).finds([]);
    delegated
      .knowing(chief, { delegation: delegation({ matter: 'any' }) })
      .on(TODAY)
      .finds([]);
    delegated
      .knowing(chief, { delegation: delegation({ matter: 'central-funding' }) })
      .on(TODAY)
      .finds([rule]);
    delegated
      .but('decided', { delegation: undefined })
      .knowing(chief, { delegation: delegation() })
      .on(TODAY)
      .finds([]);
  });

  it('S147: begins and ends with the delegation, and with its being revoked', () => {
    delegated
      .knowing(chief, { delegation: delegation({ from: '2025-04-24' }) })
      .on(TODAY)
      .finds([rule]);
    delegated
      .knowing(chief, { delegation: delegation({ to: '2025-04-23' }) })
      .on(TODAY)
      .finds([rule]);
    const revoked = (to: string) =>
      delegated.knowing(chief, {
        delegation: delegation(),
        revoked: step(o.DelegationRevoked, { delegation: 'KS 4.2', to }, '2025-04-01'),
      });
    revoked('2025-04-24').on(TODAY).finds([]);
    revoked('2025-04-23').on(TODAY).finds([rule]);
  });

  it('S156: ends at the amount the delegation allows, to the öre, as estimated by the day of the decision', () => {
    const limited = (limitOre: number) =>
      delegated.knowing(chief, { delegation: delegation({ limitOre }) }).without('financed', 'closed');
    limited(100_000_000).on('2025-05-01').finds([]);
    limited(99_999_999).on('2025-05-01').finds([rule]);
    limited(99_999_999).on('2025-05-01').says(rule, ['Beloppet är större än delegationen medger.']);
    const estimated = (at: string) =>
      limited(100_000_000).and('estimate', step(p.NeedSupplemented, { estimatedCostOre: 100_000_001 }, at));
    estimated('2025-04-23').on('2025-05-01').finds([rule]);
    estimated('2025-04-24').on('2025-05-01').finds([]);
    limited(1).but('need', { estimatedCostOre: undefined }).on('2025-05-01').finds([]);
    // Estimated twice: the later one counts, in whatever order they were recorded.
    estimated('2025-03-01')
      .recorded('estimate', '2025-03-12T08:00:00.000Z')
      .and('less', step(p.NeedSupplemented, { estimatedCostOre: 1 }, '2025-03-05'))
      .on('2025-05-01')
      .finds([]);
  });

  it('S156: ends at the widest limit where the office has several delegations for the matter', () => {
    const wide = delegation({ delegation: 'KS 4.9', limitOre: 100_000_000 });
    const two = delegated
      .but('decided', { delegation: undefined })
      .knowing(chief, { delegation: delegation({ limitOre: 1 }) });
    two.on(TODAY).finds([rule]);
    two.knowing(chief, { wide }).on(TODAY).finds([]);
  });

  it('S158: is found when the financing is larger than the delegation by which it was approved', () => {
    const dearer = delegated.but('financed', {
      totalOre: 120_000_000,
      shares: [
        { unit: 'Utbildningskontoret', amountOre: 72_000_000 },
        { unit: 'Vård- och omsorgskontoret', amountOre: 48_000_000 },
      ],
    });
    const limited = (limitOre: number) => dearer.knowing(chief, { delegation: delegation({ limitOre }) });
    limited(120_000_000).on(TODAY).finds([]);
    limited(119_999_999).on(TODAY).finds(['financed-within-delegation']);
    limited(119_999_999).on(TODAY).shows('financed-within-delegation', 'financed', 'decided');
    // Without any delegation there is no limit either: the decision itself is found.
    dearer.but('need', { estimatedCostOre: undefined }).on(TODAY).finds([rule]);
    // By the group, and not by delegation, there is no such limit.
    limited(1)
      .but('decided', { legalNature: 'internal-steering', delegation: undefined })
      .on(TODAY)
      .finds([]);
  });

  it('S147: is the substitute’s within a delegation that holds for substitutes, and not outside it', () => {
    const bySubstitute = byDeputy
      .but('decided', { legalNature: 'delegated' })
      .knowing(chief, { substitute: substitute('2025-04-01', '2025-05-01') });
    bySubstitute
      .knowing(chief, { delegation: delegation({ forSubstitutes: true }) })
      .on(TODAY)
      .finds([]);
    bySubstitute.knowing(chief, { delegation: delegation() }).on(TODAY).finds([rule]);
    bySubstitute
      .knowing(chief, { delegation: delegation() })
      .on(TODAY)
      .says(rule, ['Delegationen gäller inte ersättare.']);
  });
});

describe('the meeting at which a decision was made', () => {
  const rule = 'decided-at-a-recorded-meeting';

  it('S147: is found when nobody has recorded it', () => {
    shared.unaware(STEERING, 'steering meeting').on(TODAY).finds([rule]);
    shared.but('decided', { meetingDate: '2025-04-22' }).on(TODAY).finds([rule]);
  });

  it('S156: is taken to be on the day of the decision when no other day is told', () => {
    operational.but('decided', { meetingDate: undefined }).on(TODAY).finds([]);
    operational
      .but('decided', { meetingDate: undefined })
      .moved('decided', '2025-04-22')
      .on(TODAY)
      .finds([rule]);
  });

  it('S147: is asked of the guideline’s groups alone', () => {
    shared.but('decided', { forum: 'council', meetingDate: undefined }).on(TODAY).finds([]);
  });
});

describe('the day of a meeting', () => {
  const fits = 'meeting-fits-its-matter';
  const decided = (meetingDate: string, at = '2025-06-12') =>
    shared
      .moved('decided', at)
      .but('decided', { meetingDate })
      .knowing(STEERING, { met: steeringMeeting(meetingDate) })
      .on(TODAY)
      .of(fits);

  it('is found when it came before the need that was decided on, whatever day the decision has', () => {
    expect(decided('2025-01-09').map(({ says }) => says.sv)).toEqual([
      'Mötet 2025-01-09 hölls innan behovet anmäldes, 2025-01-10.',
    ]);
    expect(decided('2025-01-09')[0]?.events).toEqual([idOf('decided'), idOf('need')]);
    expect(decided('2025-01-10')).toEqual([]);
  });

  it('is found when it came after the day of the decision, and not when it was the same or before', () => {
    expect(decided('2025-06-13').map(({ says }) => says.sv)).toEqual([
      'Mötet hölls 2025-06-13, efter dagen för det som hände där, 2025-06-12.',
    ]);
    expect(decided('2025-06-12')).toEqual([]);
    expect(decided('2025-06-11')).toEqual([]);
  });

  it('is found of an anchoring as well', () => {
    shared
      .but('anchored', { meetingDate: '2025-03-13' })
      .knowing('group-it-preparatory-group', { met: preparatoryMeeting('2025-03-13') })
      .on(TODAY)
      .finds([fits]);
  });
});

describe('the meeting at which an initiative was anchored', () => {
  const rule = 'anchored-at-a-recorded-meeting';

  it('S149: is found when nobody has recorded it', () => {
    shared.unaware('group-it-preparatory-group', 'preparatory meeting').on(TODAY).finds([rule]);
    shared.but('anchored', { meetingDate: '2025-03-11' }).on(TODAY).finds([rule]);
  });

  it('S149: is that of the day when no other is told, and is asked of the preparatory group alone', () => {
    shared.but('anchored', { meetingDate: undefined }).on(TODAY).finds([]);
    const elsewhere = step(
      e.InitiativeAnchored,
      { body: 'management-team', outcome: 'supported' },
      '2025-03-20',
    );
    shared.and('elsewhere', elsewhere).on(TODAY).finds([]);
    const broken = step(
      e.InitiativeAnchored,
      { body: 'it-preparatory-group', outcome: 'interrupted' },
      '2025-03-20',
    );
    shared.and('broken off', broken).on(TODAY).finds([]);
  });
});

describe('the presence of the decider', () => {
  const rule = 'decider-was-present';
  const others = STEERING_MEMBERS.filter((person) => person !== CHIEF);
  const met = (said: { present: string[]; chair?: string; meetingReference?: string }): Step =>
    steeringMeeting('2025-04-23', { chair: FINANCE, ...said });

  it('S147: is found when they were not at the meeting', () => {
    const absent = shared.knowing(STEERING, { 'steering meeting': met({ present: others }) });
    absent.on(TODAY).finds([rule]);
    absent.on(TODAY).shows(rule, 'decided', 'steering meeting');
  });

  it('S147: is clear when they led it, also where the list of those present leaves the chair out', () => {
    shared
      .knowing(STEERING, { 'steering meeting': met({ present: others, chair: CHIEF }) })
      .on(TODAY)
      .finds([]);
  });

  it('S147: is asked of the meeting that the decision names, where there were several that day', () => {
    const twice = shared.knowing(STEERING, {
      'steering meeting': met({ present: others, meetingReference: 'Möte 3' }),
      extra: met({ present: STEERING_MEMBERS, meetingReference: 'Möte 31' }),
    });
    const at = (meetingReference: string | undefined) => twice.but('decided', { meetingReference }).on(TODAY);
    at(undefined).finds([]);
    at('Möte 3').finds([rule]);
    at('Möte 3, § 4').finds([rule]);
    at('Möte 31, § 4').finds([]);
    // Written in another way, it tells nothing of which of them it was.
    at('KS 2025/12').finds([]);
  });
});
