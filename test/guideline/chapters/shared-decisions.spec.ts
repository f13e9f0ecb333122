import { describe, it } from '@jest/globals';
import { MeetingHeld } from '../../../src/domain/groups/group.events.js';
import * as d from '../../../src/domain/initiatives/decision.events.js';
import * as e from '../../../src/domain/initiatives/initiative.events.js';
import { HolderAppointed, OfficeEstablished } from '../../../src/domain/offices/office.events.js';
import type { GuidelinePack } from '../../../src/domain/guidelines/pack.js';
import * as p from '../../../src/domain/initiatives/preparation.events.js';
import { NORRKOPING } from '../../../src/guideline/packs/norrkoping.js';
import { given, type Given } from '../given.js';
import { SHARED } from '../spotless.js';
import { step, type Step } from '../told.js';
import { CHIEF, HEAD_OF_IT } from '../world.js';

const TODAY = '2025-06-30';
const shared = given(SHARED);

/** A change of a shared system that exists. */
const change = shared.but('need', { kind: 'upgrade' });
const assessed = (size: 'new' | 'major' | 'minor', at: string, recordedAt?: string): Step =>
  step(p.ChangeSizeAssessed, { size, assessingOffice: 'it-strategist' }, at, recordedAt);

describe('the decision on a shared system', () => {
  const rule = 'shared-decided-by-steering-group';
  const decidedIn = (forum: string, more: Parameters<Given['but']>[1] = {}) =>
    shared.but('decided', { forum, meetingDate: undefined, ...more });

  it('S147: is made in the steering group', () => {
    shared.on(TODAY).finds([]);
    decidedIn('management-team', { meetingDate: '2025-04-23' })
      .knowing('group-management-team', {
        team: step(MeetingHeld, { meetingDate: '2025-04-23', present: [CHIEF] }, '2025-04-23'),
      })
      .on(TODAY)
      .finds(['reference-group-does-not-decide', rule]);
  });

  it('S147: is found when an official made it, whatever delegation they have: that is no exception here', () => {
    decidedIn('official', { decider: HEAD_OF_IT, deciderOffice: 'head-of-it' }).on(TODAY).finds([rule]);
  });

  it('S147: may be made by an elected body, which stands above the guideline', () => {
    for (const forum of ['executive-board', 'committee', 'council']) decidedIn(forum).on(TODAY).finds([]);
  });

  it('S065: is asked of every upgrade, a minor one too (A10)', () => {
    change
      .and('size', assessed('minor', '2025-02-01'))
      .but('decided', {
        forum: 'official',
        meetingDate: undefined,
        decider: HEAD_OF_IT,
        deciderOffice: 'head-of-it',
      })
      .on(TODAY)
      .finds([rule]);
  });

  it('S065: is not asked of a minor development of one’s own, which is neither upgrade nor purchase', () => {
    shared
      .but('need', { kind: 'development' })
      .and('size', assessed('minor', '2025-02-01'))
      .but('decided', { forum: 'official', meetingDate: undefined })
      .on(TODAY)
      .finds([]);
  });

  it('S065: is not asked of the choice of a product, nor of rules, which have ways of their own', () => {
    for (const kind of ['product-choice', 'rules'])
      decidedIn('chief-executive').but('need', { kind, reporterCapacity: 'other' }).on(TODAY).finds([]);
  });
});

/** The office of the chief executive by a code of its own. */
const calledOtherwise = (one: GuidelinePack['offices'][number]): GuidelinePack['offices'][number] =>
  one.function === 'chief-executive' ? { ...one, code: 'municipal-director' } : one;
const MUNICIPAL_DIRECTOR = {
  established: step(
    OfficeEstablished,
    { code: 'municipal-director', name: 'Kommunchefen', function: 'chief-executive' },
    '2012-01-01',
  ),
  appointed: step(HolderAppointed, { person: CHIEF, from: '2012-01-01' }, '2012-01-01'),
};

describe('a decision by the chief executive on a shared system', () => {
  const rule = 'escalated-with-reason';
  const byChief = shared.but('decided', { forum: 'chief-executive', meetingDate: undefined });
  const escalated = (at: string, round = 1, to = 'chief-executive') =>
    step(d.DecisionEscalated, { to, reasons: 'Avtalet löper ut före nästa möte.', round }, at);

  it('S148: is found when nobody has said why it was escalated', () => {
    byChief.on(TODAY).finds([rule]);
  });

  it('S148: is kept when the decision was escalated with a reason before it', () => {
    byChief.and('escalated', escalated('2025-04-22')).on(TODAY).finds([]);
    byChief.and('escalated', escalated('2025-04-23')).on(TODAY).finds([]);
  });

  it('S148: is found when the reason came after the decision', () => {
    byChief.and('escalated', escalated('2025-04-24')).on(TODAY).finds([rule]);
    byChief.and('escalated', escalated('2025-04-24')).on(TODAY).shows(rule, 'decided', 'escalated');
  });

  it('S148: is found when another round was escalated, or it was escalated to another office', () => {
    byChief.and('escalated', escalated('2025-04-22', 2)).on(TODAY).finds([rule]);
    byChief
      .and('escalated', escalated('2025-04-22', 1, 'head-of-it'))
      .on(TODAY)
      .finds(['escalated-by-a-way-of-the-path', rule]);
  });

  it('S147: is escalated to the office that the path names, and to no other', () => {
    const way = 'escalated-by-a-way-of-the-path';
    const to = (office: string) => shared.and('escalated', escalated('2025-04-22', 1, office)).on(TODAY);
    to('chief-executive').finds([]);
    to('head-of-it').says(way, ['Beslutet har lyfts till någon annan än kommundirektören.']);
    to('head-of-it').shows(way, 'escalated');
    const { escalation: _none, ...path } = NORRKOPING.paths.shared;
    const without = { ...NORRKOPING, version: '2', paths: { ...NORRKOPING.paths, shared: path } };
    shared
      .adopting('2025-01-01', without)
      .and('escalated', escalated('2025-04-22'))
      .on(TODAY)
      .says(way, ['Beslutet har lyfts, men riktlinjen låter ingen besluta i stället för IT-styrgruppen.']);
  });

  it('S148: is the decision of that office, also when it is recorded as an official’s', () => {
    const official = byChief.but('decided', { forum: 'official' });
    official.on(TODAY).finds([rule]);
    official.and('escalated', escalated('2025-04-22')).on(TODAY).finds([]);
  });

  it('S062: is the office’s own, and no delegated one, in a matter of principle too', () => {
    const principled = step(
      p.CategoryAssessed,
      { category: 'shared', principled: true, assessingOffice: 'it-strategist' },
      '2025-02-01',
    );
    const decided = byChief.and('principled', principled).and('escalated', escalated('2025-04-22'));
    for (const forum of ['chief-executive', 'official'])
      decided.but('decided', { forum }).on(TODAY).finds([]);
  });

  it('S148: goes by the office that has the function in the pack, whatever its code is', () => {
    const pack = { ...NORRKOPING, version: '2', offices: NORRKOPING.offices.map(calledOtherwise) };
    const official = byChief
      .adopting('2025-01-01', pack)
      .knowing('office-municipal-director', MUNICIPAL_DIRECTOR)
      .but('decided', { deciderOffice: 'municipal-director' });
    for (const forum of ['chief-executive', 'official']) {
      const decided = official.but('decided', { forum, deciderOffice: 'municipal-director' });
      decided.on(TODAY).finds([rule]);
      decided
        .and('escalated', escalated('2025-04-22', 1, 'municipal-director'))
        .on(TODAY)
        .finds([]);
    }
  });

  it('S148: is the office’s that the path names, when that is not the chief executive', () => {
    const shared = { ...NORRKOPING.paths.shared, escalation: 'head-of-it' } as const;
    const pack = { ...NORRKOPING, version: '2', paths: { ...NORRKOPING.paths, shared } };
    const byHead = byChief
      .adopting('2025-01-01', pack)
      .but('decided', { decider: HEAD_OF_IT, deciderOffice: 'head-of-it' });
    for (const forum of ['chief-executive', 'official']) {
      byHead.but('decided', { forum }).on(TODAY).finds([rule]);
      byHead
        .but('decided', { forum })
        .and('escalated', escalated('2025-04-22', 1, 'head-of-it'))
        .on(TODAY)
        .finds([]);
    }
    byChief.adopting('2025-01-01', pack).on(TODAY).finds(['shared-decided-by-steering-group']);
    byChief
      .adopting('2025-01-01', pack)
      .but('decided', { deciderOffice: undefined })
      .on(TODAY)
      .finds(['legal-decider-named', 'shared-decided-by-steering-group']);
  });

  it('S148: is found when somebody in another office decided in the chief executive’s place', () => {
    byChief
      .but('decided', { decider: HEAD_OF_IT, deciderOffice: 'head-of-it' })
      .and('escalated', escalated('2025-04-22'))
      .on(TODAY)
      .finds(['shared-decided-by-steering-group']);
  });
});

describe('the anchoring of a shared system', () => {
  const rule = 'anchored-before-decision';
  const answered = step(
    p.ReferralAnswered,
    { body: 'it-preparatory-group', position: 'supports' },
    '2025-04-01',
  );
  // The group was heard in writing, so that nothing but the anchoring is in question.
  const heard = shared.and('answered', answered);

  it('S149: is found when the decision was made without anchoring in the preparatory group', () => {
    heard.without('anchored').on(TODAY).finds([rule]);
  });

  it('S149: is found when it came after the decision', () => {
    heard.moved('anchored', '2025-04-24').on(TODAY).finds([rule]);
    heard.moved('anchored', '2025-04-24').on(TODAY).shows(rule, 'decided', 'anchored');
  });

  it('S149: on the same day without times nothing is proven, and with times it is', () => {
    heard.moved('anchored', '2025-04-23').on(TODAY).finds([]);
    heard.moved('anchored', '2025-04-23T14:00').on(TODAY).finds([]);
    heard.moved('decided', '2025-04-23T13:00').moved('anchored', '2025-04-23T12:00').on(TODAY).finds([]);
    heard.moved('decided', '2025-04-23T13:00').moved('anchored', '2025-04-23T14:00').on(TODAY).finds([rule]);
  });

  it('S149: is found when it was broken off, or took place elsewhere', () => {
    heard.but('anchored', { outcome: 'interrupted' }).on(TODAY).finds([rule]);
    heard.but('anchored', { body: 'system-owners-group' }).on(TODAY).finds([rule]);
  });

  it('S149: has taken place though the group advised against', () => {
    heard.but('anchored', { outcome: 'not-supported' }).on(TODAY).finds([]);
  });

  it('S149: is asked for before a rejection too, which is a decision (A30)', () => {
    const rejected = heard.without('financed', 'closed').but('decided', { outcome: 'rejected' });
    rejected.on(TODAY).finds([]);
    rejected.without('anchored').on(TODAY).finds([rule]);
  });

  it('S149: in an earlier round stands before the decision of a later one', () => {
    const again: Step = { ...(SHARED['decided'] as Step), at: '2025-05-07' };
    shared
      .and(
        'referred back',
        step(e.InitiativeReferredBack, { round: 1, forum: 'it-steering-group' }, '2025-04-30'),
      )
      .and('decided again', {
        ...again,
        data: { ...again.data, round: 2, forum: 'executive-board', meetingDate: '2025-05-07' },
      })
      .but('financed', { round: 2 })
      .on(TODAY)
      .finds([]);
  });
});

describe('anchoring in the management team', () => {
  const rule = 'management-team-anchoring-assessed';
  const anchored = (at: string, outcome: 'supported' | 'interrupted' = 'supported') =>
    step(e.InitiativeAnchored, { body: 'management-team', outcome }, at);

  it('S150: is found when nobody has assessed whether it is needed', () => {
    shared.without('assessed').on(TODAY).finds([rule]);
  });

  it('S150: is found when it was assessed after the decision; on the same day nothing is proven', () => {
    shared.moved('assessed', '2025-04-23').on(TODAY).finds([]);
    shared.moved('assessed', '2025-04-24').on(TODAY).finds([rule]);
  });

  it('S150: is found when it was needed and did not happen', () => {
    const needed = shared.but('assessed', { needed: true });
    needed.on(TODAY).finds([rule]);
    needed
      .on(TODAY)
      .says(rule, [
        'Förankring i Kommunens ledningsgrupp bedömdes behövas, men har inte skett före beslutet.',
      ]);
    needed.and('team', anchored('2025-04-24')).on(TODAY).finds([rule]);
    needed.and('team', anchored('2025-04-01', 'interrupted')).on(TODAY).finds([rule]);
    needed.and('team', anchored('2025-04-01')).on(TODAY).finds([]);
  });

  it('S150: need not be assessed when it has taken place', () => {
    shared.without('assessed').and('team', anchored('2025-04-01')).on(TODAY).finds([]);
  });

  it('S150: follows the assessment made last, in whatever order they were recorded', () => {
    shared
      .recorded('assessed', '2025-03-25T08:00:00.000Z')
      .and(
        'assessed anew',
        step(
          p.AnchoringNeedAssessed,
          { body: 'management-team', needed: true, assessingOffice: 'chief-executive' },
          '2025-03-20',
        ),
      )
      .on(TODAY)
      .finds([rule]);
  });
});
