import { describe, expect, it } from '@jest/globals';
import * as g from '../../../src/domain/guidelines/guideline.events.js';
import { NORRKOPING } from '../../../src/guideline/packs/norrkoping.js';
import { judging } from '../given.js';
import { step, type Steps } from '../told.js';
import { adopted, CHIEF, DEPUTY, GUIDELINE, parameter } from '../world.js';

const second = adopted('2025-06-10', { ...NORRKOPING, version: '2' });

/** A second version of the guideline, as the guideline wants it to come about. */
const WAY: Steps = {
  drafted: step(
    g.GuidelineDrafted,
    {
      guideline: NORRKOPING.guideline,
      version: '2',
      title: NORRKOPING.title,
      draftedBy: 'it-strategist',
    },
    '2025-02-03',
  ),
  referred: step(
    g.GuidelineReferred,
    { version: '2', body: 'it-preparatory-group', answerBy: '2025-03-14' },
    '2025-02-10',
  ),
  answered: step(
    g.GuidelineReferralAnswered,
    { version: '2', body: 'it-preparatory-group', position: 'supports', meetingDate: '2025-03-12' },
    '2025-03-12',
  ),
  proposed: step(
    g.GuidelineProposed,
    { version: '2', forum: 'it-steering-group', meetingDate: '2025-04-23' },
    '2025-04-23',
  ),
  second: {
    ...second,
    data: { ...second.data, decider: CHIEF, deciderOffice: 'chief-executive' },
    at: '2025-05-12',
  },
  inside: step(g.GuidelinePublished, { version: '2', channel: 'internal' }, '2025-05-20'),
  outside: step(g.GuidelinePublished, { version: '2', channel: 'external' }, '2025-05-21'),
};
const guideline = judging(GUIDELINE).knowing(GUIDELINE, WAY);
const OTHER = 'guideline-it-use';
/** Another document, adopted without a pack. */
const rules = judging(OTHER).knowing(OTHER, {
  'use adopted': step(
    g.SteeringDocumentAdopted,
    {
      guideline: 'it-use',
      version: '1',
      title: 'Regler för IT-användning',
      inForceFrom: '2025-06-01',
      decider: CHIEF,
      deciderOffice: 'chief-executive',
    },
    '2025-05-12',
  ),
});

describe('a version that went the whole way', () => {
  it('S031 S068 S070 S086: is found by nothing', () => {
    guideline.on('2025-12-31').finds([]);
  });

  it('S031: is found when somebody else than the coordinator formulated it', () => {
    const other = guideline.but('drafted', { draftedBy: 'head-of-it' }).on('2025-12-31');
    other.finds(['steering-document-drafted-by-coordinator']);
    other.shows('steering-document-drafted-by-coordinator', 'drafted');
  });

  it('S031: is found when no draft is recorded before the adoption', () => {
    const none = guideline.without('drafted').on('2025-12-31');
    none.finds(['steering-document-drafted-by-coordinator']);
    none.says('steering-document-drafted-by-coordinator', [
      'Inget utkast till styrdokumentet är infört före antagandet.',
    ]);
    guideline
      .moved('drafted', '2025-05-13')
      .on('2025-12-31')
      .finds(['steering-document-drafted-by-coordinator']);
    guideline.moved('drafted', '2025-05-12').on('2025-12-31').finds([]);
  });

  it('S086: is found when the preparatory group has not answered before the adoption', () => {
    for (const unheard of [
      guideline.without('answered'),
      guideline.moved('answered', '2025-05-13'),
      guideline.but('answered', { body: 'system-owners-group' }),
      guideline.but('answered', { version: '1' }),
    ])
      unheard.on('2025-12-31').finds(['steering-document-referred']);
  });

  it('S068: is found when the steering group has not worked it out before the adoption', () => {
    for (const unhandled of [
      guideline.without('proposed'),
      guideline.moved('proposed', '2025-05-13'),
      guideline.but('proposed', { forum: 'financing-group' }),
    ])
      unhandled.on('2025-12-31').finds(['steering-document-proposed']);
  });

  it('S070: is found when somebody else than the chief executive adopted it, or nobody is named', () => {
    guideline
      .but('second', { deciderOffice: 'head-of-it' })
      .on('2025-12-31')
      .finds(['steering-document-adopted-by-chief-executive']);
    guideline
      .but('second', { decider: undefined, deciderOffice: undefined })
      .on('2025-12-31')
      .finds(['steering-document-adopted-by-chief-executive']);
    guideline.but('second', { decider: undefined }).on('2025-12-31').finds([]);
  });

  it('S070: is found when the decider did not hold the office that day', () => {
    const other = guideline.but('second', { decider: DEPUTY });
    other.on('2025-12-31').finds(['steering-document-adopted-by-chief-executive']);
    other
      .on('2025-12-31')
      .says('steering-document-adopted-by-chief-executive', [
        'Den som fastställde styrdokumentet innehade inte kommundirektörens befattning den dagen.',
      ]);
    other.unaware('office-chief-executive', 'chief-executive held').on('2025-12-31').finds([]);
  });

  it('S069: is to be made available on both sites, by no day that nobody has set', () => {
    guideline.on('2025-12-31').owes('steering-document-published', [
      { for: 'group', whom: 'IT-styrgruppen', doneOn: '2025-05-20' },
      { for: 'group', whom: 'IT-styrgruppen', doneOn: '2025-05-21' },
    ]);
    guideline
      .without('outside')
      .but('inside', { version: '1' })
      .on('2025-12-31')
      .owes('steering-document-published', [
        { for: 'group', whom: 'IT-styrgruppen', doneOn: '2025-05-20' },
        { for: 'group', whom: 'IT-styrgruppen' },
        { for: 'group', whom: 'IT-styrgruppen' },
      ]);
  });

  it('S069: is found once for each site that is missing when the set days have passed', () => {
    const within = guideline.knowing(GUIDELINE, { days: parameter('publishRulesDays', 30) });
    within.on('2025-12-31').finds([]);
    within.without('inside', 'outside').on('2025-06-11').finds([]);
    within
      .without('inside', 'outside')
      .on('2025-06-12')
      .says('steering-document-published', [
        'Styrdokumentet publicerades inte i tid på kommunens interna webbplats.',
        'Styrdokumentet publicerades inte i tid på kommunens externa webbplats.',
      ]);
    within.moved('outside', '2025-06-12').on('2025-12-31').finds(['steering-document-published']);
    within
      .moved('outside', '2025-06-12')
      .on('2025-12-31')
      .shows('steering-document-published', 'second', 'outside');
  });

  it('S069: is not to be made available any more when it has been repealed', () => {
    guideline
      .without('outside')
      .and('repealed', step(g.GuidelineRepealed, { version: '2', repealedFrom: '2025-09-01' }, '2025-08-20'))
      .on('2025-12-31')
      .owes('steering-document-published', [{ for: 'group', whom: 'IT-styrgruppen', doneOn: '2025-05-20' }]);
  });
});

describe("the ledger's first guideline, which was there before", () => {
  const first = judging(GUIDELINE);

  it('S031 S068 S070 S086: is found by nothing, since nobody knows how it came about', () => {
    first.on('2025-12-31').finds([]);
  });

  it('S069: is to be made available, by no day even where one is set', () => {
    const set = first.knowing(GUIDELINE, { days: parameter('publishRulesDays', 30) });
    set.on('2025-12-31').finds([]);
    set.on('2025-12-31').owes('steering-document-published', [
      { for: 'group', whom: 'IT-styrgruppen' },
      { for: 'group', whom: 'IT-styrgruppen' },
    ]);
    const [owed] = set.on('2025-12-31').owed('steering-document-published');
    expect(owed?.undated?.sv).toBe('styrdokumentet gällde redan när det infördes');
    expect(owed?.parameter).toBeUndefined();
  });

  it('S070: is found all the same when it is said that somebody else adopted it', () => {
    first
      .but('adopted', { deciderOffice: 'head-of-it' })
      .on('2025-12-31')
      .finds(['steering-document-adopted-by-chief-executive']);
  });
});

describe('another steering document', () => {
  it('S031 S068 S086: is found when it was adopted without draft, referral or proposal', () => {
    rules
      .on('2025-12-31')
      .finds([
        'steering-document-drafted-by-coordinator',
        'steering-document-proposed',
        'steering-document-referred',
      ]);
  });

  it('S068: is not asked how it came about when it was in force before it was recorded', () => {
    rules.but('use adopted', { inForceFrom: '2025-05-11' }).on('2025-12-31').finds([]);
  });

  it('S070: is found when it was not adopted by the chief executive', () => {
    rules
      .but('use adopted', { inForceFrom: '2019-01-01', deciderOffice: 'head-of-it' })
      .on('2025-12-31')
      .finds(['steering-document-adopted-by-chief-executive']);
  });
});
