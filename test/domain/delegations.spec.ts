import { describe, it } from '@jest/globals';
import { CorrectionRecorded } from '../../src/domain/corrections/correction.events.js';
import * as o from '../../src/domain/offices/office.events.js';
import { given, idOf, type Past } from './given.js';

const established: Past = [o.OfficeEstablished, { code: 'head-of-it', name: 'Chefen för IT-enheten' }];
const BERIT = 'p-BBBBBBBB';
const KS42 = 'KS delegationsordning 4.2';
const GRANT = { delegation: KS42, matter: 'approval', givenBy: 'Kommunstyrelsen', from: '2024-01-01' };
const granted: Past = [o.DelegationGranted, GRANT];
const PASS = { delegation: KS42, receiver: 'it-strategist', from: '2024-03-01' };
const passed: Past = [o.DelegationPassedOn, PASS];
const office = (...past: Past[]) => given('office', ...past);

describe('an office nobody has established', () => {
  it.each([
    ['end', { person: BERIT, to: '2025-01-01' }],
    ['appoint-substitute', { person: BERIT, from: '2024-01-01' }],
    ['grant-delegation', GRANT],
    ['pass-delegation-on', PASS],
    ['revoke-delegation', { delegation: KS42, to: '2025-01-01' }],
  ])('refuses %s', (name, input) => {
    office().when(name, input).thenRefused('unknown-office');
  });
});

describe('an established office', () => {
  it('has a substitute from a day, and several for the same days', () => {
    const substitute = { person: BERIT, from: '2024-07-01', to: '2024-08-01' };
    office(established).when('appoint-substitute', substitute).then([o.SubstituteAppointed, substitute]);
    office(established, [o.SubstituteAppointed, substitute])
      .when('appoint-substitute', { ...substitute, person: 'p-CCCCCCCC' })
      .then([o.SubstituteAppointed, { ...substitute, person: 'p-CCCCCCCC' }]);
  });

  it('refuses the same substitute twice for one day, and takes the day after', () => {
    const past: Past[] = [
      established,
      [o.SubstituteAppointed, { person: BERIT, from: '2024-07-01', to: '2024-08-01' }],
    ];
    office(...past)
      .when('appoint-substitute', { person: BERIT, from: '2024-07-31' })
      .thenRefused('already-substitute', { from: '2024-07-01' });
    office(...past)
      .when('appoint-substitute', { person: BERIT, from: '2024-06-01', to: '2024-07-02' })
      .thenRefused('already-substitute');
    office(...past)
      .when('appoint-substitute', { person: BERIT, from: '2024-08-01' })
      .then([o.SubstituteAppointed, { person: BERIT, from: '2024-08-01' }]);
    office(...past)
      .when('appoint-substitute', { person: BERIT, from: '2024-06-01', to: '2024-07-01' })
      .then([o.SubstituteAppointed, { person: BERIT, from: '2024-06-01', to: '2024-07-01' }]);
  });

  it('may have its holder as its own substitute, since nothing forbids saying so', () => {
    office(established, [o.HolderAppointed, { person: BERIT, from: '2024-01-01' }])
      .when('appoint-substitute', { person: BERIT, from: '2024-01-01' })
      .then([o.SubstituteAppointed, { person: BERIT, from: '2024-01-01' }]);
  });

  it('is given a delegation with its terms (KL 6:37, 6:40)', () => {
    const whole = {
      ...GRANT,
      to: '2026-01-01',
      limitOre: 0,
      mayPassOn: true,
      forSubstitutes: false,
      reportedTo: 'Kommunstyrelsen',
    };
    office(established).when('grant-delegation', whole).then([o.DelegationGranted, whole]);
  });

  it.each(['head-of-it', 'Chefen för IT-enheten'])('is not given a delegation by itself: %s', (givenBy) => {
    office(established)
      .when('grant-delegation', { ...GRANT, givenBy })
      .thenRefused('delegation-to-oneself', { office: 'head-of-it' });
  });

  it('passes on a delegation nobody has recorded, since that is found, not refused', () => {
    office(established).when('pass-delegation-on', PASS).then([o.DelegationPassedOn, PASS]);
  });

  it('does not pass a delegation on to itself', () => {
    office(established, granted)
      .when('pass-delegation-on', { ...PASS, receiver: 'head-of-it' })
      .thenRefused('delegation-to-oneself', { office: 'head-of-it' });
  });

  it('has no delegation to take back', () => {
    office(established)
      .when('revoke-delegation', { delegation: KS42, to: '2025-01-01' })
      .thenRefused('not-delegated', { delegation: KS42 });
  });

  it.each([
    ['appoint', { person: BERIT }],
    ['appoint-substitute', { person: BERIT }],
    ['grant-delegation', GRANT],
    ['pass-delegation-on', PASS],
  ])('refuses %s for a period without a day', (name, input) => {
    for (const to of ['2024-01-01', '2023-12-31'])
      office(established)
        .when(name, { ...input, from: '2024-01-01', to })
        .thenRefused('period-is-empty', { from: '2024-01-01', to });
  });

  it.each([
    ['grant-delegation', { ...GRANT, matter: 'allt' }, 'matter'],
    ['grant-delegation', { ...GRANT, limitOre: -1 }, 'limitOre'],
    ['grant-delegation', { ...GRANT, mayPassOn: 'ja' }, 'mayPassOn'],
    ['pass-delegation-on', { ...PASS, receiver: 'IT-strategen' }, 'receiver'],
    ['revoke-delegation', { delegation: KS42 }, 'to'],
    ['appoint-substitute', { person: 'Berit', from: '2024-01-01' }, 'person'],
  ])('refuses %s that is malformed: %j', (name, input, field) => {
    office(established).when(name, input).thenRefused('malformed-field', { field });
  });
});

describe('an office with a delegation', () => {
  it('is not given it twice for one day, but from the day it ended, and others beside it', () => {
    office(established, granted)
      .when('grant-delegation', { ...GRANT, from: '2025-01-01' })
      .thenRefused('already-delegated', { delegation: KS42, from: '2024-01-01' });
    const again = { ...GRANT, from: '2025-01-01' };
    office(established, granted, [o.DelegationRevoked, { delegation: KS42, to: '2025-01-01' }])
      .when('grant-delegation', again)
      .then([o.DelegationGranted, again]);
    const other = { ...GRANT, delegation: 'KS delegationsordning 4.3' };
    office(established, granted).when('grant-delegation', other).then([o.DelegationGranted, other]);
  });

  it('passes it on to several, to each once for one day', () => {
    office(established, granted).when('pass-delegation-on', PASS).then([o.DelegationPassedOn, PASS]);
    office(established, granted, passed)
      .when('pass-delegation-on', { ...PASS, receiver: 'chief-executive' })
      .then([o.DelegationPassedOn, { ...PASS, receiver: 'chief-executive' }]);
    office(established, granted, passed)
      .when('pass-delegation-on', PASS)
      .thenRefused('already-delegated', { from: '2024-03-01' });
  });

  it('has it taken back with a reason, once, and not before it began', () => {
    const revoked = { delegation: KS42, to: '2025-01-01', reasons: 'Ny delegationsordning.' };
    office(established, granted).when('revoke-delegation', revoked).then([o.DelegationRevoked, revoked]);
    office(established, granted, [o.DelegationRevoked, revoked])
      .when('revoke-delegation', revoked)
      .thenRefused('not-delegated');
    office(established, granted)
      .when('revoke-delegation', { delegation: KS42, to: '2024-01-01' })
      .thenRefused('not-delegated');
    office(established, granted)
      .when('revoke-delegation', { delegation: KS42, to: '2024-01-02' })
      .then([o.DelegationRevoked, { delegation: KS42, to: '2024-01-02' }]);
  });

  it('takes back what it passed on, from that receiver and nobody else', () => {
    const revoked = { delegation: KS42, receiver: 'it-strategist', to: '2025-01-01' };
    office(established, granted, passed)
      .when('revoke-delegation', revoked)
      .then([o.DelegationRevoked, revoked]);
    office(established, granted, passed)
      .when('revoke-delegation', { ...revoked, receiver: 'chief-executive' })
      .thenRefused('not-delegated');
    office(established, granted, passed, [o.DelegationRevoked, revoked])
      .when('revoke-delegation', { delegation: KS42, to: '2025-01-01' })
      .then([o.DelegationRevoked, { delegation: KS42, to: '2025-01-01' }]);
  });

  it('may end earlier than was thought', () => {
    const until: Past = [o.DelegationGranted, { ...GRANT, to: '2026-01-01' }];
    const ended: Past = [o.DelegationRevoked, { delegation: KS42, to: '2025-06-01' }];
    office(established, until, ended)
      .when('revoke-delegation', { delegation: KS42, to: '2025-09-01' })
      .thenRefused('not-delegated');
    office(established, until, ended)
      .when('revoke-delegation', { delegation: KS42, to: '2025-03-01' })
      .then([o.DelegationRevoked, { delegation: KS42, to: '2025-03-01' }]);
  });
});

describe('a correction in an office', () => {
  const correct = (...changes: object[]) =>
    office(established, granted).when('correct', {
      corrects: idOf(1),
      changes: changes as never,
      reason: 'Skrivfel.',
    });

  it('changes a period, and is refused when no day would be left of it', () => {
    const to = { pointer: '/data/to', value: '2024-06-01' };
    correct(to).then([CorrectionRecorded, { corrects: idOf(1), changes: [to], reason: 'Skrivfel.' }]);
    correct({ pointer: '/data/to', value: '2024-01-01' }).thenRefused('correction-does-not-fit');
  });

  it('changes what the office decides by', () => {
    office(established, granted, [
      CorrectionRecorded,
      { corrects: idOf(1), changes: [{ pointer: '/data/to', value: '2024-06-01' }], reason: 'x' },
    ])
      .when('grant-delegation', { ...GRANT, from: '2024-06-01' })
      .then([o.DelegationGranted, { ...GRANT, from: '2024-06-01' }]);
  });
});
