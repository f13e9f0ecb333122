import { describe, it } from '@jest/globals';
import * as e from '../../src/domain/offices/office.events.js';
import { given, type Past } from './given.js';

const established: Past = [
  e.OfficeEstablished,
  { code: 'it-strategist', name: 'Kommunens IT-strateg', function: 'coordinator' },
];
const ANNA = 'p-AAAAAAAA';
const held: Past = [e.HolderAppointed, { person: ANNA, from: '2024-01-01' }];
const office = (...past: Past[]) => given('office', ...past);

describe('an office nobody has established', () => {
  it('is established with the function it holds in the guideline', () => {
    office()
      .when('establish', { code: 'it-strategist', name: 'Kommunens IT-strateg', function: 'coordinator' })
      .then([e.OfficeEstablished, established[1]]);
  });

  it('has no holders', () => {
    office().when('appoint', { person: ANNA, from: '2024-01-01' }).thenRefused('unknown-office');
  });
});

describe('an established office', () => {
  it('is not established twice', () => {
    office(established)
      .when('establish', { code: 'it-strategist', name: 'IT-strateg' })
      .thenRefused('already-exists');
  });

  it('is held from a day', () => {
    office(established)
      .when('appoint', { person: ANNA, from: '2024-01-01' })
      .then([e.HolderAppointed, { person: ANNA, from: '2024-01-01' }]);
  });

  it('S033: has reported its follow-up of a period, which has at least a day', () => {
    const report = { recipients: ['IT-styrgruppen'], from: '2025-01-01', to: '2025-05-01' };
    office(established).when('report-follow-up', report).then([e.FollowUpReported, report]);
    office(established)
      .when('report-follow-up', { ...report, to: '2025-01-01' })
      .thenRefused('period-is-empty', { from: '2025-01-01', to: '2025-01-01' });
    office().when('report-follow-up', report).thenRefused('unknown-office');
  });

  it('refuses a period that ends before it begins', () => {
    office(established)
      .when('appoint', { person: ANNA, from: '2024-01-01', to: '2024-01-01' })
      .thenRefused('period-is-empty');
  });
});

describe('a held office', () => {
  it('may have two holders at once, since that has happened', () => {
    office(established, held)
      .when('appoint', { person: 'p-BBBBBBBB', from: '2024-02-01' })
      .then([e.HolderAppointed, { person: 'p-BBBBBBBB', from: '2024-02-01' }]);
  });

  it('refuses the same person twice for the same days', () => {
    office(established, held)
      .when('appoint', { person: ANNA, from: '2025-01-01' })
      .thenRefused('already-holder', { from: '2024-01-01' });
  });

  it('is left on a day, and may then be held again from that day', () => {
    const left: Past = [e.HolderLeft, { person: ANNA, to: '2025-01-01' }];
    office(established, held)
      .when('end', { person: ANNA, to: '2025-01-01' })
      .then([e.HolderLeft, { person: ANNA, to: '2025-01-01' }]);
    office(established, held, left)
      .when('appoint', { person: ANNA, from: '2025-01-01' })
      .then([e.HolderAppointed, { person: ANNA, from: '2025-01-01' }]);
  });

  it('is not left by somebody who does not hold it', () => {
    office(established, held)
      .when('end', { person: 'p-BBBBBBBB', to: '2025-01-01' })
      .thenRefused('not-holder');
    office(established, held).when('end', { person: ANNA, to: '2023-06-01' }).thenRefused('not-holder');
  });
});
