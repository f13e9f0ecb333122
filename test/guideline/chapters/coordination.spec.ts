import { describe, it } from '@jest/globals';
import * as c from '../../../src/domain/initiatives/carrying-out.events.js';
import * as d from '../../../src/domain/initiatives/initiative.events.js';
import * as p from '../../../src/domain/initiatives/preparation.events.js';
import { given } from '../given.js';
import { OPERATIONAL, SHARED } from '../spotless.js';
import { step } from '../told.js';
import { HEAD_OF_IT, STRATEGIST } from '../world.js';

const TODAY = '2025-06-30';
const shared = given(SHARED);
const wide = shared.but('need', { coordinationLevel: 'municipality-wide' });

describe('a municipality-wide initiative', () => {
  it('S029: is found when nobody of the operations stands behind it and the coordinator did not begin it', () => {
    wide
      .but('need', { reporterCapacity: 'other', reportingOffice: 'development-officer' })
      .on(TODAY)
      .finds(['municipality-wide-begun-by-coordinator', 'shared-need-reported-by-owner']);
  });

  it('S029: is not found when a system owner reported it', () => {
    wide.on(TODAY).finds([]);
  });

  it('S029: is the coordinator’s to begin, whoever else may report needs', () => {
    wide
      .but('need', { reporterCapacity: 'other', reportingOffice: 'it-strategist', reportedBy: undefined })
      .on(TODAY)
      .finds([]);
    // Whoever begins it consults somebody else, as in every initiative.
    wide
      .but('need', { reporterCapacity: 'other', reportedBy: STRATEGIST })
      .on(TODAY)
      .finds(['duties-are-segregated']);
  });

  it('S029: does not make the coordinator a reporter of what is not municipality-wide', () => {
    shared
      .but('need', {
        coordinationLevel: 'within-administration',
        reporterCapacity: 'other',
        reportingOffice: 'it-strategist',
        reportedBy: undefined,
      })
      .on(TODAY)
      .finds(['shared-need-reported-by-owner']);
  });

  const started = (data: object) =>
    wide.and('project', step(c.ProjectInitiated, { project: 'Diarie', ...data }, '2025-05-26'));

  it('S034: is found when the coordinator starts its project without an item of the assignment plan', () => {
    started({ initiatingOffice: 'it-strategist' }).on(TODAY).finds(['project-follows-assignment-plan']);
  });

  it('S034: is not found with the item, or when somebody else starts the project', () => {
    started({ initiatingOffice: 'it-strategist', planItem: 'KS-2025-4' }).on(TODAY).finds([]);
    started({ initiatingOffice: 'head-of-schools' }).on(TODAY).finds([]);
    started({}).on(TODAY).finds([]);
  });

  it('S034: asks nothing of a project that is not municipality-wide', () => {
    shared
      .and(
        'project',
        step(c.ProjectInitiated, { project: 'Diarie', initiatingOffice: 'it-strategist' }, '2025-05-26'),
      )
      .on(TODAY)
      .finds([]);
  });
});

describe('the IT unit’s own proposal', () => {
  const size = step(p.ChangeSizeAssessed, { size: 'major', assessingOffice: 'it-strategist' }, '2025-01-21');
  const own = shared.but('need', { origin: 'it-unit-proposal', kind: 'it-platform' });
  const byHead = own.but('need', { reportingOffice: 'head-of-it', reportedBy: HEAD_OF_IT });

  it('S047: is found when somebody else reported it', () => {
    own
      .but('need', { reportingOffice: 'head-of-schools' })
      .and('size', size)
      .on(TODAY)
      .finds(['own-proposal-from-it-unit']);
  });

  it('S048: is found when somebody in another office says it is the IT unit’s', () => {
    own
      .but('need', { reportingOffice: 'it-strategist' })
      .and('size', size)
      .on(TODAY)
      .finds(['own-proposal-from-it-unit']);
  });

  it('S047: is not found when the head of the IT unit reported it, in office or in person', () => {
    const sized = byHead.and('size', size);
    sized.on(TODAY).finds([]);
    sized.but('need', { reportingOffice: undefined }).on(TODAY).finds([]);
  });

  it('S047: takes the same path as every shared system: anchored, consulted and decided (A34)', () => {
    byHead
      .and('size', size)
      .without('anchored', 'consulted')
      .on(TODAY)
      .finds(['anchored-before-decision', 'referred-before-decision', 'shared-consulted-before-decision']);
  });
});

describe('an anchoring', () => {
  it('S085: is found when it does not say whether there were gains of coordination', () => {
    shared.but('anchored', { coordinationGains: undefined }).on(TODAY).finds(['coordination-gains-assessed']);
  });

  it('S085: is found when there were gains and it does not say which', () => {
    const found = shared.but('anchored', { coordinationGains: 'yes' }).on(TODAY);
    found.finds(['coordination-gains-assessed']);
    found.says('coordination-gains-assessed', ['Gruppen såg samordningsvinster, men det sägs inte vilka.']);
  });

  it('S085: may say that it cannot be judged, and describes the gains it saw', () => {
    shared.but('anchored', { coordinationGains: 'unknown' }).on(TODAY).finds([]);
    shared
      .but('anchored', { coordinationGains: 'yes', coordinationAssessment: 'Med e-arkivet.' })
      .on(TODAY)
      .finds([]);
  });

  it('S085: is not asked of another body, nor of one that was interrupted', () => {
    shared
      .and(
        'team',
        step(d.InitiativeAnchored, { body: 'management-team', outcome: 'supported' }, '2025-03-20'),
      )
      .and(
        'interrupted',
        step(d.InitiativeAnchored, { body: 'it-preparatory-group', outcome: 'interrupted' }, '2025-02-12'),
      )
      .on(TODAY)
      .finds([]);
  });
});

describe('an initiative that is tied to another', () => {
  const same = step(c.InitiativeRelated, { initiative: '2024-0031', relation: 'duplicate' }, '2025-03-01');
  const duplicate = given(OPERATIONAL).and('same', same);

  it('S102: is found when it is a duplicate and was approved all the same', () => {
    const found = duplicate.on(TODAY);
    found.finds(['duplicate-not-approved']);
    found.shows('duplicate-not-approved', 'decided', 'same');
  });

  it('S102: is not found when it only depends on the other, or was rejected', () => {
    duplicate.but('same', { relation: 'dependency' }).on(TODAY).finds([]);
    duplicate.without('financed', 'closed').but('decided', { outcome: 'rejected' }).on(TODAY).finds([]);
  });

  it('S102: counts the duplicates that were not carried out', () => {
    duplicate.on(TODAY).measures('duplicates-avoided', []);
    duplicate
      .without('decided', 'financed')
      .but('closed', { outcome: 'no-action' })
      .on(TODAY)
      .measures('duplicates-avoided', [1]);
  });

  it('S105: counts every relation', () => {
    duplicate
      .and(
        'waits',
        step(c.InitiativeRelated, { initiative: '2024-0012', relation: 'dependency' }, '2025-03-02'),
      )
      .on(TODAY)
      .measures('relations-watched', [1, 1]);
  });
});

describe('what is measured of coordination', () => {
  it('S015: the share of needs in an operational plan, as reported or as supplemented', () => {
    shared.on(TODAY).measures('operational-plan-share', [0]);
    shared
      .but('need', { operationalPlans: ['Kontorets plan 2025, 3'] })
      .on(TODAY)
      .measures('operational-plan-share', [1]);
    shared
      .and('more', step(p.NeedSupplemented, { operationalPlans: ['Kontorets plan 2025, 3'] }, '2025-02-01'))
      .on(TODAY)
      .measures('operational-plan-share', [1]);
  });

  it('S021, S028: each contact between the coordinator and the operations', () => {
    shared.on(TODAY).measures('coordinator-contacts', [1, 1]);
    shared
      .and('help', step(p.SupportGiven, { support: 'method', to: 'Kommunstyrelsens kontor' }, '2025-02-01'))
      .without('forwarded')
      .on('2025-01-20')
      .measures('coordinator-contacts', [1, 1]);
  });

  it('S028: no contact where nobody has met', () => {
    shared.without('forwarded', 'consulted').on('2025-01-11').measures('coordinator-contacts', []);
  });
});
