import { describe, expect, it } from '@jest/globals';
import * as e from '../../src/domain/units/unit.events.js';
import { RESPONSIBILITIES } from '../../src/domain/units/unit.fields.js';
import { unitRoll, type UnitRoll } from '../../projections/unit-roll.js';
import { given, recorded, type Past } from './given.js';

const established: Past = [
  e.UnitEstablished,
  { code: 'communications-department', name: 'Kommunikationsavdelningen', kind: 'department' },
];
const unit = (...past: Past[]) => given('unit', ...past);
const rollOf = (...past: Past[]): UnitRoll | undefined =>
  recorded('unit-communications-department', [established, ...past]).reduce<UnitRoll | undefined>(
    unitRoll.evolve,
    undefined,
  );

describe('a unit', () => {
  it('S057: has other names with how sure they are, and is merged with nothing because of them', () => {
    const alias = { alias: 'Informationskontoret', certainty: 'unsure' };
    unit(established).when('record-alias', alias).then([e.UnitAliasRecorded, alias]);
    unit(established)
      .when('record-alias', { ...alias, alias: 'Kommunikationsavdelningen' })
      .thenNothing();
    expect(rollOf([e.UnitAliasRecorded, alias])).toMatchObject({
      name: 'Kommunikationsavdelningen',
      aliases: [alias],
    });
    const surer = { alias: 'Informationskontoret', certainty: 'certain', deciderOffice: 'chief-executive' };
    expect(rollOf([e.UnitAliasRecorded, alias], [e.UnitAliasRecorded, surer])?.aliases).toMatchObject([
      surer,
    ]);
  });

  it('S058, S059: is an expert in what the guideline names', () => {
    expect(Object.keys(RESPONSIBILITIES)).toEqual(
      expect.arrayContaining(['web-publishing-tool', 'publication-form', 'website', 'it-platform']),
    );
    const set = { responsibilities: ['web-publishing-tool', 'publication-form'], from: '2024-01-01' };
    unit(established).when('set-responsibilities', set).then([e.UnitResponsibilitiesSet, set]);
    unit(established)
      .when('set-responsibilities', { ...set, responsibilities: ['cooking'] })
      .thenRefused('malformed-field');
    expect(rollOf([e.UnitResponsibilitiesSet, set])?.responsibilities).toMatchObject([set]);
  });

  it('is reached through the switchboard or not, from a day', () => {
    const told = { reachable: false, from: '2024-01-01' };
    unit(established).when('record-reachability', told).then([e.UnitReachabilityRecorded, told]);
    unit().when('record-reachability', told).thenRefused('unknown-unit');
  });

  it('ends once, and is succeeded by another', () => {
    const end = { on: '2025-01-01', successor: 'it-unit' };
    unit(established).when('end', end).then([e.UnitEnded, end]);
    unit(established, [e.UnitEnded, end]).when('end', end).thenRefused('already-ended');
    unit(established)
      .when('end', { ...end, successor: 'communications-department' })
      .thenRefused('own-successor');
    expect(rollOf([e.UnitEnded, end])).toMatchObject({ endedOn: '2025-01-01', successor: 'it-unit' });
  });

  it('is established once, also when it has ended', () => {
    const [, data] = established;
    unit(established).when('establish', data).thenRefused('already-exists');
    unit(established, [e.UnitEnded, { on: '2025-01-01' }])
      .when('establish', data)
      .thenRefused('already-exists');
  });
});
