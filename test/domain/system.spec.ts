import { describe, it } from '@jest/globals';
import { CorrectionRecorded } from '../../src/domain/corrections/correction.events.js';
import * as s from '../../src/domain/systems/system.events.js';
import { given, idOf, type Past } from './given.js';

const CASES = {
  system: 'case-register',
  name: 'Diariet',
  systemType: 'Diariesystem',
  category: 'shared',
  inUseFrom: '2020-01-01',
};
const registered: Past = [s.SystemRegistered, CASES];
const owned: Past = [s.OwnerAppointed, { office: 'finance-director', from: '2020-01-01' }];
const retired: Past = [s.SystemRetired, { on: '2025-01-01' }];
const ANNA = 'p-AAAAAAAA';
const system = (...past: Past[]) => given('system', ...past);

const CRITICALITY = { criticality: 'critical', from: '2024-01-01', assessingOffice: 'it-strategist' };

describe('a system nobody has registered', () => {
  it('is registered with what is known of it', () => {
    const whole = {
      ...CASES,
      administration: 'Kommunstyrelsens kontor',
      intendedUsers: 'all',
      replaces: 'old-case-register',
      migrationUntil: '2020-06-01',
      initiative: '2019-0017',
    };
    system().when('register', whole).then([s.SystemRegistered, whole]);
    system().when('register', CASES).then([s.SystemRegistered, CASES]);
  });

  it.each([
    ['set-category', { category: 'operational', from: '2024-01-01' }],
    ['appoint-owner', { person: ANNA, from: '2024-01-01' }],
    ['end-ownership', { person: ANNA, to: '2024-01-01' }],
    ['set-criticality', CRITICALITY],
    ['set-financing-principle', { principle: 'distributed', from: '2024-01-01' }],
    ['retire', { on: '2025-01-01' }],
  ])('refuses %s', (name, input) => {
    system().when(name, input).thenRefused('unknown-system');
  });
});

describe('a registered system', () => {
  it('is not registered twice, also when it is retired', () => {
    system(registered).when('register', CASES).thenRefused('already-exists', { what: 'case-register' });
    system(registered, retired).when('register', CASES).thenRefused('already-exists');
  });

  it('passes to the other category from a day, and back', () => {
    const set = {
      category: 'operational',
      from: '2024-01-01',
      administration: 'Utbildningskontoret',
      initiative: '2023-0004',
      reasons: 'Bara skolan använder det.',
    };
    system(registered).when('set-category', set).then([s.CategorySet, set]);
    system(registered, [s.CategorySet, set])
      .when('set-category', { category: 'shared', from: '2024-02-01' })
      .then([s.CategorySet, { category: 'shared', from: '2024-02-01' }]);
  });

  it('has owners by office or by name, several at once', () => {
    system(registered)
      .when('appoint-owner', { owner: 'finance-director', from: '2020-01-01' })
      .then([s.OwnerAppointed, owned[1]]);
    system(registered, owned)
      .when('appoint-owner', { person: ANNA, from: '2020-01-01', to: '2021-01-01' })
      .then([s.OwnerAppointed, { person: ANNA, from: '2020-01-01', to: '2021-01-01' }]);
  });

  it('refuses an owner who is both an office and a person, or neither, on the way in and out', () => {
    const both = { owner: 'finance-director', person: ANNA };
    system(registered)
      .when('appoint-owner', { ...both, from: '2020-01-01' })
      .thenRefused('office-or-person');
    system(registered).when('appoint-owner', { from: '2020-01-01' }).thenRefused('office-or-person');
    system(registered, owned).when('end-ownership', { to: '2021-01-01' }).thenRefused('not-owner');
    system(registered, owned)
      .when('end-ownership', { ...both, to: '2021-01-01' })
      .thenRefused('not-owner');
  });

  it('refuses an owner for a period without a day', () => {
    for (const to of ['2020-01-01', '2019-01-01'])
      system(registered)
        .when('appoint-owner', { person: ANNA, from: '2020-01-01', to })
        .thenRefused('period-is-empty', { from: '2020-01-01', to });
  });

  it('is judged for how critical it is, with whose judgement it was', () => {
    const whole = {
      ...CRITICALITY,
      larger: true,
      criteria: ['Hela kommunen'],
      reasons: 'Alla använder det.',
    };
    system(registered).when('set-criticality', whole).then([s.CriticalitySet, whole]);
  });

  it('has a financing principle set by whoever did so', () => {
    const whole = {
      principle: 'executive-board-budget',
      from: '2024-01-01',
      forum: 'it-steering-group',
      meetingDate: '2023-11-02',
      decider: ANNA,
      deciderOffice: 'chief-executive',
      reasons: 'Alla använder det.',
    };
    system(registered)
      .when('set-financing-principle', whole)
      .then([s.FinancingPrincipleSet, whole, '2023-11-02']);
  });

  it('is retired, also on a day to come, but not before it was in use', () => {
    system(registered)
      .when('retire', { on: '2027-01-01', reasons: 'Ersätts.' })
      .then([s.SystemRetired, { on: '2027-01-01', reasons: 'Ersätts.' }]);
    for (const on of ['2020-01-01', '2019-12-31'])
      system(registered)
        .when('retire', { on })
        .thenRefused('period-is-empty', { from: '2020-01-01', to: on });
  });

  it.each([
    ['register', { ...CASES, category: 'no-system' }, 'category'],
    ['register', { ...CASES, system: 'Diariet' }, 'system'],
    ['set-category', { category: 'shared', from: 'nu' }, 'from'],
    ['set-category', { category: 'shared', from: '2024-01-01', initiative: '17' }, 'initiative'],
    ['set-criticality', { criticality: 'critical', from: '2024-01-01' }, 'assessingOffice'],
    ['set-financing-principle', { principle: 'lån', from: '2024-01-01' }, 'principle'],
    ['retire', {}, 'on'],
  ])('refuses %s that is malformed: %j', (name, input, field) => {
    system(registered).when(name, input).thenRefused('malformed-field', { field });
  });
});

describe('an owned system', () => {
  it('refuses the same owner twice for one day', () => {
    system(registered, owned)
      .when('appoint-owner', { owner: 'finance-director', from: '2024-01-01' })
      .thenRefused('already-owner', { from: '2020-01-01' });
  });

  it('is left by its owner, once, and may be theirs again from that day', () => {
    const end = { owner: 'finance-director', to: '2024-01-01' };
    const left: Past = [s.OwnerLeft, { office: 'finance-director', to: '2024-01-01' }];
    system(registered, owned).when('end-ownership', end).then([s.OwnerLeft, left[1]]);
    system(registered, owned, left).when('end-ownership', end).thenRefused('not-owner');
    system(registered, owned)
      .when('end-ownership', { ...end, to: '2020-01-01' })
      .thenRefused('not-owner');
    system(registered, owned, left)
      .when('appoint-owner', { owner: 'finance-director', from: '2024-01-01' })
      .then([s.OwnerAppointed, { office: 'finance-director', from: '2024-01-01' }]);
  });
});

describe('a retired system', () => {
  it('is not retired twice', () => {
    system(registered, retired).when('retire', { on: '2026-01-01' }).thenRefused('already-retired');
  });

  it('still takes what is recorded late', () => {
    system(registered, retired).when('set-criticality', CRITICALITY).then([s.CriticalitySet, CRITICALITY]);
  });
});

describe('a correction in a system', () => {
  it('names an owner by office instead of by name, both changes together', () => {
    const correct = (...changes: object[]) =>
      system(registered, owned).when('correct', {
        corrects: idOf(1),
        changes: changes as never,
        reason: 'x',
      });
    const toPerson = [{ pointer: '/data/office' }, { pointer: '/data/person', value: ANNA }];
    correct(...toPerson).then([CorrectionRecorded, { corrects: idOf(1), changes: toPerson, reason: 'x' }]);
    correct({ pointer: '/data/office' }).thenRefused('correction-does-not-fit');
    correct({ pointer: '/data/person', value: ANNA }).thenRefused('correction-does-not-fit');
  });

  it('changes since when the system is in use, by which its end is judged', () => {
    system(registered, [
      CorrectionRecorded,
      { corrects: idOf(0), changes: [{ pointer: '/data/inUseFrom', value: '2022-01-01' }], reason: 'x' },
    ])
      .when('retire', { on: '2021-01-01' })
      .thenRefused('period-is-empty', { from: '2022-01-01' });
  });
});
