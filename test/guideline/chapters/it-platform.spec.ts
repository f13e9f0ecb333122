import { describe, it } from '@jest/globals';
import * as k from '../../../src/domain/systems/upkeep.events.js';
import * as u from '../../../src/domain/units/unit.events.js';
import { judging } from '../given.js';
import { step, type Step, type Steps } from '../told.js';
import { GUIDELINE, parameter } from '../world.js';

const year = judging('year-2025');
const AFTER = '2026-01-15';
const PLATFORM = 'system-it-platform';
const WEBSITE = 'system-website';
const COMMUNICATIONS = 'unit-communications-department';

const unit = (code: string, name: string): Step =>
  step(u.UnitEstablished, { code, name, kind: 'department' }, '2020-01-01');
const reached = (reachable: boolean, from: string): Step =>
  step(u.UnitReachabilityRecorded, { reachable, from }, from);

describe('the IT platform', () => {
  const run = (of: object, duties: ('operation' | 'development' | 'maintenance')[] = ['operation']): Step =>
    step(k.OperationSet, { duties, from: '2025-05-01', ...of }, '2025-05-01');

  it('S037: is found when a duty of it is not the IT unit’s at the end of the year', () => {
    const rule = 'platform-run-by-its-unit';
    const supplied = year.knowing(PLATFORM, { supplied: run({ supplier: 'Exempeldrift AB' }) }).on(AFTER);
    supplied.finds([rule]);
    supplied.says(rule, [
      'Kommunens IT-plattform: drift ska skötas av IT-enheten, men sköts av Exempeldrift AB.',
    ]);
    supplied.shows(rule, 'supplied');
    const unknown = year.unaware(PLATFORM, 'platform run').in('year-2025').on(AFTER);
    unknown.says(rule, [
      'Kommunens IT-plattform: drift, utveckling och förvaltning ska skötas av IT-enheten, men sköts av ingen som är införd.',
    ]);
    year
      .knowing(PLATFORM, { supplied: run({ supplier: 'Exempeldrift AB', unit: 'it-unit' }) })
      .on(AFTER)
      .finds([]);
  });

  it('S037: knows the IT unit by another name only when that is certain', () => {
    const renamed = (certainty?: 'certain' | 'unsure') =>
      year
        .unaware('unit-it-unit', 'it-unit established', 'it-unit reached')
        .in('year-2025')
        .knowing('unit-it-unit', {
          'it-unit renamed': unit('it-unit', 'Digitaliseringsenheten'),
          'renamed reached': reached(true, '2020-01-01'),
          ...(certainty === undefined
            ? {}
            : {
                'it-unit alias': step(u.UnitAliasRecorded, { alias: 'IT-enheten', certainty }, '2020-01-02'),
              }),
        })
        .on(AFTER);
    renamed().finds(['platform-run-by-its-unit']);
    renamed('unsure').finds(['platform-run-by-its-unit']);
    renamed('certain').finds([]);
  });

  it('S037: is found when the unit that runs it has ended', () => {
    year
      .knowing('unit-it-unit', { ended: step(u.UnitEnded, { on: '2025-06-01' }, '2025-05-01') })
      .on(AFTER)
      .finds(['platform-run-by-its-unit']);
  });

  it('S127, S139: is found when the network or the switchboard is not a part of it', () => {
    const rule = 'platform-has-its-components';
    const lacking = (...names: string[]) =>
      year
        .unaware(PLATFORM, ...names)
        .in('year-2025')
        .on(AFTER);
    lacking('platform network').finds([rule]);
    lacking('platform network').says(rule, [
      'Kommunens IT-plattform saknar kommunikationsnät bland sina delar.',
    ]);
    lacking('platform network', 'platform switchboard').says(rule, [
      'Kommunens IT-plattform saknar kommunikationsnät och telefonväxel bland sina delar.',
    ]);
    const removed = (to: string) =>
      year
        .knowing(PLATFORM, {
          removed: step(k.ComponentRemoved, { component: 'switchboard', to }, '2025-02-01'),
        })
        .on(AFTER);
    removed('2025-12-31').finds([rule]);
    removed('2026-01-01').finds([]);
  });
});

describe('the website', () => {
  const rule = 'website-answered-for-by-its-unit';

  it('S055: is found when no unit, or another one, answers for it', () => {
    const unsaid = year.unaware(WEBSITE, 'website answered for').in('year-2025').on(AFTER);
    unsaid.finds([rule]);
    unsaid.says(rule, [
      'Kommunikationsavdelningen svarar för Kommunens interna och externa webbplats, men ingen ansvarig enhet är införd.',
    ]);
    const other = year
      .knowing(WEBSITE, {
        other: step(k.ResponsibleUnitSet, { unit: 'it-unit', from: '2025-12-31' }, '2025-12-01'),
      })
      .on(AFTER);
    other.says(rule, [
      'Kommunikationsavdelningen svarar för Kommunens interna och externa webbplats, men ansvarig enhet är IT-enheten.',
    ]);
    other.shows(rule, 'other');
  });

  it('S055: is not answered for by a unit that may be the same and may not', () => {
    const information: Steps = {
      'information office': unit('information-office', 'Informationskontoret'),
      'information reached': reached(true, '2020-01-01'),
    };
    const byInformation = (certainty: 'unsure' | 'certain') =>
      year
        .knowing('unit-information-office', {
          ...information,
          alias: step(u.UnitAliasRecorded, { alias: 'Kommunikationsavdelningen', certainty }, '2020-01-02'),
        })
        .knowing(WEBSITE, {
          other: step(k.ResponsibleUnitSet, { unit: 'information-office', from: '2025-01-01' }, '2025-01-01'),
        })
        .on(AFTER);
    byInformation('unsure').finds([rule]);
    byInformation('certain').finds([]);
  });
});

describe('how the municipality is reached', () => {
  it('S142: is found when there is not exactly one common telephone number', () => {
    const rule = 'one-common-telephone-number';
    const none = year.unaware(GUIDELINE, 'commonTelephoneNumber').in('year-2025').on(AFTER);
    none.finds([rule]);
    none.says(rule, ['Kommunens gemensamma telefonnummer är inte infört.']);
    const two = year
      .knowing(GUIDELINE, { two: parameter('commonTelephoneNumber', ['1', '2'], '2025-03-01') })
      .on(AFTER);
    two.says(rule, ['Kommunen ska ha ett gemensamt telefonnummer, men 2 är införda.']);
    two.shows(rule, 'two');
    year
      .knowing(GUIDELINE, { later: parameter('commonTelephoneNumber', ['1', '2'], '2026-01-01') })
      .on(AFTER)
      .finds([]);
  });

  it('S143: is found when a unit is not reached through the switchboard, or nobody has said it is', () => {
    const rule = 'units-reached-through-switchboard';
    const cut = year.knowing(COMMUNICATIONS, { cut: reached(false, '2025-12-31') }).on(AFTER);
    cut.finds([rule]);
    cut.says(rule, ['Kommunikationsavdelningen nås inte via växeln.']);
    cut.shows(rule, 'communications-department established', 'cut');
    const unsaid = year
      .unaware(COMMUNICATIONS, 'communications-department reached')
      .in('year-2025')
      .on(AFTER);
    unsaid.says(rule, ['Det är inte infört om Kommunikationsavdelningen nås via växeln.']);
    year
      .knowing(COMMUNICATIONS, { cut: reached(false, '2026-01-01') })
      .on(AFTER)
      .finds([]);
  });

  it('S143: is found for the part of the year in which a unit was not reached, also when it is at its end', () => {
    const rule = 'units-reached-through-switchboard';
    const told = (off: string, on: string) =>
      year
        .knowing(COMMUNICATIONS, { off: reached(false, off), on: reached(true, on) })
        .in('year-2025')
        .on(AFTER);
    told('2025-03-01', '2025-06-01').says(rule, [
      'Kommunikationsavdelningen nåddes inte via växeln från 2025-03-01 till 2025-06-01.',
    ]);
    told('2025-03-01', '2025-06-01').shows(rule, 'communications-department established', 'off', 'on');
    told('2025-01-01', '2025-12-31').finds([rule]);
    // What began in the year before was found on its last day.
    told('2024-12-31', '2025-06-01').finds([]);
    told('2025-03-01', '2026-01-01').says(rule, ['Kommunikationsavdelningen nås inte via växeln.']);
    told('2026-03-01', '2026-06-01').finds([]);
    told('2025-03-01', '2025-03-01').finds([]);
    year
      .knowing(COMMUNICATIONS, {
        off: reached(false, '2025-02-01'),
        still: reached(false, '2025-03-01'),
        on: reached(true, '2025-04-01'),
      })
      .on(AFTER)
      .says(rule, ['Kommunikationsavdelningen nåddes inte via växeln från 2025-02-01 till 2025-04-01.']);
  });

  it('S143: is not asked of a unit before it was established', () => {
    const established = (on: string, ...told: Step[]) =>
      year
        .knowing('unit-new', {
          new: step(u.UnitEstablished, { code: 'new', name: 'Nya enheten', kind: 'department' }, on),
          ...Object.fromEntries(told.map((one, place) => [`told ${place}`, one])),
        })
        .on(AFTER);
    established('2026-01-01').finds([]);
    established('2025-12-31').finds(['units-reached-through-switchboard']);
    const lapse = [reached(false, '2025-02-01'), reached(true, '2025-03-01')];
    established('2025-02-02', ...lapse).finds([]);
    established('2025-02-01', ...lapse).finds(['units-reached-through-switchboard']);
  });

  it('S143: is not asked of a unit that has ended', () => {
    const ended = (on: string) =>
      year
        .knowing('unit-old', {
          old: unit('old', 'Gamla enheten'),
          ended: step(u.UnitEnded, { on }, '2025-03-01'),
        })
        .on(AFTER);
    ended('2025-12-31').finds([]);
    ended('2026-01-01').finds(['units-reached-through-switchboard']);
  });
});
