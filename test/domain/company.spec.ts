import { describe, it } from '@jest/globals';
import * as c from '../../src/domain/companies/company.events.js';
import { given, type Past } from './given.js';

const ENERGY = { code: 'energy-company', name: 'Norrvikens Energi AB', share: 10_000, from: '2015-01-01' };
const registered: Past = [c.CompanyRegistered, ENERGY];
const company = (...past: Past[]) => given('company', ...past);
const MEETING = { meetingDate: '2025-03-14', metBy: 'it-strategist', topics: ['coordination', 'needs'] };

describe('a company nobody has registered', () => {
  it('is registered with what the municipality owns of it', () => {
    company().when('register', ENERGY).then([c.CompanyRegistered, ENERGY]);
  });

  it('S141: is not owned beyond the whole, and the refusal says the share', () => {
    company()
      .when('register', { ...ENERGY, share: 13_000 })
      .thenRefused('owned-beyond-whole', { share: '130 %' });
  });

  it.each([
    ['change-ownership', { share: 5_100, from: '2025-01-01' }],
    ['hold-meeting', MEETING],
    ['record-reachability', { reachable: true, from: '2025-01-01' }],
    ['record-network-use', { usesNetwork: true, from: '2025-01-01' }],
  ])('takes no %s', (name, input) => {
    company().when(name, input).thenRefused('unknown-company');
  });
});

describe('a registered company', () => {
  it('is registered once', () => {
    company(registered).when('register', ENERGY).thenRefused('already-exists', { what: 'energy-company' });
  });

  it('S024: is owned to another part from a day, and not told twice', () => {
    const half = { share: 5_000, from: '2025-01-01' };
    company(registered).when('change-ownership', half).then([c.OwnershipChanged, half]);
    company(registered, [c.OwnershipChanged, half]).when('change-ownership', half).thenNothing();
    company(registered)
      .when('change-ownership', { share: 13_333, from: '2025-01-01' })
      .thenRefused('owned-beyond-whole', { share: '133,33 %' });
  });

  it('S024: has no other share before it is owned, and none that it has already', () => {
    company(registered)
      .when('change-ownership', { share: 5_000, from: '2014-12-31' })
      .thenRefused('owned-before-company', { from: '2014-12-31', first: '2015-01-01' });
    company(registered)
      .when('change-ownership', { share: 10_000, from: '2025-01-01' })
      .thenRefused('share-unchanged', { share: '100 %', since: '2015-01-01', from: '2025-01-01' });
  });

  it('S024: may be told late to have had another share before a change that is known', () => {
    const half = { share: 5_000, from: '2020-01-01' };
    const before = { share: 5_000, from: '2018-01-01' };
    company(registered, [c.OwnershipChanged, half])
      .when('change-ownership', before)
      .then([c.OwnershipChanged, before]);
    const back = { share: 10_000, from: '2022-01-01' };
    company(registered, [c.OwnershipChanged, half])
      .when('change-ownership', back)
      .then([c.OwnershipChanged, back]);
  });

  it('S025: is met about one, two or all of the purposes, and about nothing else', () => {
    const met = { ...MEETING, initiatives: ['2025-0007'] };
    company(registered).when('hold-meeting', met).then([c.CompanyMet, met, '2025-03-14']);
    company(registered)
      .when('hold-meeting', { ...MEETING, topics: ['weather'] })
      .thenRefused('malformed-field', { field: 'topics/0' });
  });

  it('S143: is reached or not from a day, and not told twice', () => {
    const reached = { reachable: true, from: '2025-01-01' };
    company(registered).when('record-reachability', reached).then([c.CompanyReachabilityRecorded, reached]);
    company(registered, [c.CompanyReachabilityRecorded, reached])
      .when('record-reachability', reached)
      .thenNothing();
  });

  it('S141: is on the network or not from a day, and not told twice', () => {
    const on = { usesNetwork: false, from: '2025-01-01' };
    company(registered).when('record-network-use', on).then([c.CompanyNetworkUseRecorded, on]);
    company(registered, [c.CompanyNetworkUseRecorded, on]).when('record-network-use', on).thenNothing();
  });
});
