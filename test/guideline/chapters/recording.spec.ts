import { describe, it } from '@jest/globals';
import { CorrectionRecorded } from '../../../src/domain/corrections/correction.events.js';
import { DeviationRecorded } from '../../../src/domain/deviations/deviation.events.js';
import * as d from '../../../src/domain/initiatives/decision.events.js';
import { given } from '../given.js';
import { OPERATIONAL, SHARED } from '../spotless.js';
import { idOf, step } from '../told.js';
import { GUIDELINE, parameter } from '../world.js';

const TODAY = '2025-06-30';
const operational = given(OPERATIONAL);
const shared = given(SHARED);

describe('what is recorded late', () => {
  const rule = 'recorded-in-time';

  it('is found from the day after the last of those that are set', () => {
    operational.recorded('closed', '2025-07-04T12:00:00.000Z').on('2025-07-31').finds([]);
    const late = operational.recorded('closed', '2025-07-05T12:00:00.000Z');
    late.on('2025-07-31').finds([rule]);
    late.on('2025-07-31').says(rule, ['Händelsen fördes in 15 dagar efteråt; 14 är satt.']);
  });

  it('is counted in days of the ledger’s own time zone', () => {
    operational.recorded('closed', '2025-07-04T21:59:59.999Z').on('2025-07-31').finds([]);
    operational.recorded('closed', '2025-07-04T22:00:00.000Z').on('2025-07-31').finds([rule]);
  });

  it('is judged by when the register it came from had it', () => {
    const imported = (registeredOn: string) =>
      operational
        .but('closed', { source: { name: 'ärendelista-2025', key: '1', registeredOn } })
        .recorded('closed', '2026-01-05T12:00:00.000Z')
        .on('2026-01-31');
    imported('2025-07-04').finds([]);
    imported('2025-07-05').finds([rule]);
  });

  it('is not found where the municipality has set no time, or a longer one', () => {
    const late = operational.recorded('closed', '2025-07-05T12:00:00.000Z');
    late.unaware(GUIDELINE, 'lateRecordingDays').on('2025-07-31').finds([]);
    late
      .knowing(GUIDELINE, { longer: parameter('lateRecordingDays', 15, '2025-06-20') })
      .on('2025-07-31')
      .finds([]);
    late
      .knowing(GUIDELINE, { longer: parameter('lateRecordingDays', 15, '2025-06-21') })
      .on('2025-07-31')
      .finds([rule]);
  });

  it('follows the time that holds since the latest day, in whatever order they were set', () => {
    operational
      .recorded('closed', '2025-07-05T12:00:00.000Z')
      .knowing(GUIDELINE, {
        longer: parameter('lateRecordingDays', 30, '2025-01-01'),
        told: parameter('lateRecordingDays', 7, '2024-01-01', '2025-02-01T08:00:00.000Z'),
      })
      .on('2025-07-31')
      .finds([]);
  });

  it('is what happened, not what is said of it afterwards', () => {
    const at = '2025-06-20';
    const explained = step(
      DeviationRecorded,
      { rule: 'financed-before-closed', concerns: idOf('closed'), reasons: 'Finansieras inom ram.' },
      at,
      '2025-07-20T12:00:00.000Z',
    );
    const corrected = step(
      CorrectionRecorded,
      {
        corrects: idOf('need'),
        changes: [{ pointer: '/data/title', value: 'Lärplattform' }],
        reason: 'Skrivfel.',
      },
      at,
      '2025-07-20T12:00:00.000Z',
    );
    operational.and('explained', explained).and('corrected', corrected).on('2025-07-31').finds([]);
  });

  it('is found by its corrected day when the day was corrected', () => {
    operational
      .and(
        'corrected',
        step(
          CorrectionRecorded,
          {
            corrects: idOf('closed'),
            changes: [{ pointer: '/occurredAt', value: '2025-06-01' }],
            reason: 'Fel dag.',
          },
          '2025-06-25',
        ),
      )
      .on(TODAY)
      .finds([rule]);
  });
});

describe('what is dated back behind a decision', () => {
  const rule = 'not-dated-back';
  // Recorded the day after the decision was, within the time that is set.
  const after = '2025-04-24T12:00:00.000Z';

  it.each(['consulted', 'procurement', 'anchored', 'assessed'])(
    'is found when %s is dated before the decision and was recorded after it had been',
    (name) => {
      const back = shared.moved(name, '2025-04-22').recorded(name, after);
      back.on(TODAY).finds([rule]);
      back.on(TODAY).shows(rule, name, 'decided');
    },
  );

  it('is found of an escalation whose reason was recorded when the decision had been made', () => {
    shared
      .but('decided', { forum: 'chief-executive', meetingDate: undefined })
      .and(
        'escalated',
        step(
          d.DecisionEscalated,
          { to: 'chief-executive', reasons: 'Bråttom.', round: 1 },
          '2025-04-22',
          after,
        ),
      )
      .on(TODAY)
      .finds([rule]);
  });

  it('is not found of what is dated the same day as the decision, which proves nothing', () => {
    shared.moved('consulted', '2025-04-23').recorded('consulted', after).on(TODAY).finds([]);
    shared
      .moved('consulted', '2025-04-23T10:00')
      .moved('decided', '2025-04-23T13:00')
      .recorded('consulted', after)
      .on(TODAY)
      .finds([rule]);
  });

  it('is not found when it was recorded the same day as the decision, or before it', () => {
    shared
      .moved('consulted', '2025-04-22')
      .recorded('consulted', '2025-04-23T21:59:00.000Z')
      .on(TODAY)
      .finds([]);
    shared.moved('consulted', '2025-04-22').on(TODAY).finds([]);
  });

  it('is judged by when the registers it came from had them', () => {
    shared
      .moved('consulted', '2025-04-22')
      .but('consulted', { source: { name: 'ärendelista-2025', key: '1', registeredOn: '2025-04-24' } })
      .on(TODAY)
      .finds([rule]);
  });
});
