import { describe, expect, it } from '@jest/globals';
import * as s from '../../src/domain/systems/system.events.js';
import * as u from '../../src/domain/systems/upkeep.events.js';
import { COMPONENT_FUNCTIONS, SubKind } from '../../src/domain/systems/upkeep.fields.js';
import { given, type Past } from './given.js';

const LISTED: Past = [
  s.SystemListed,
  {
    system: 'it-platform',
    name: 'Kommunens IT-plattform',
    systemType: 'Kommunens IT-plattform',
    from: '2012-01-01',
    subKind: 'platform',
  },
];
const PLATFORM = {
  system: 'it-platform',
  name: 'IT-plattformen',
  systemType: 'Kommunens IT-plattform',
  category: 'shared',
  inUseFrom: '2005-01-01',
};
const registered: Past = [s.SystemRegistered, PLATFORM];
const system = (...past: Past[]) => given('system', ...past);
const ANNA = 'p-AAAAAAAA';

describe('a system that the guideline lists', () => {
  it('is listed once, and never over what is there', () => {
    const [, data] = LISTED;
    system().when('list', data).then([s.SystemListed, data]);
    const { subKind: _unknown, ...rest } = data;
    system().when('list', rest).then([s.SystemListed, rest]);
    system(LISTED).when('list', data).thenNothing();
    system(registered).when('list', data).thenNothing();
  });

  it('is registered by the municipality, once', () => {
    system(LISTED).when('register', PLATFORM).then([s.SystemRegistered, PLATFORM]);
    system(LISTED, registered).when('register', PLATFORM).thenRefused('already-exists');
  });

  it('can have an owner before it is registered, who stays its owner', () => {
    const owned: Past = [s.OwnerAppointed, { person: ANNA, from: '2024-01-01' }];
    system(LISTED)
      .when('appoint-owner', { person: ANNA, from: '2024-01-01' })
      .then([owned[0] as never, owned[1]]);
    system(LISTED, owned, registered)
      .when('appoint-owner', { person: ANNA, from: '2024-06-01' })
      .thenRefused('already-owner', { from: '2024-01-01' });
  });

  it('is in use from the day of the guideline, as far as is known', () => {
    system(LISTED).when('retire', { on: '2012-01-01' }).thenRefused('period-is-empty');
    system(LISTED)
      .when('retire', { on: '2020-01-01' })
      .then([s.SystemRetired, { on: '2020-01-01' }]);
    system(LISTED, [s.SystemRetired, { on: '2020-01-01' }])
      .when('register', PLATFORM)
      .thenRefused('already-exists');
  });
});

describe('a system that is kept', () => {
  it('S128: is of one of three sorts, which nobody knows before it is set', () => {
    expect(SubKind.labels).toEqual({
      'administrative-support': 'Administrativt stödsystem',
      'supply-register': 'Försörjningsregister',
      platform: 'Plattform',
    });
    const set = { subKind: 'supply-register', from: '2024-01-01' };
    system(registered).when('set-sub-kind', set).then([u.SubKindSet, set]);
    system(registered)
      .when('set-sub-kind', { ...set, subKind: 'toy' })
      .thenRefused('malformed-field');
  });

  it('S049: has managers by office or by name, placed at a unit', () => {
    system(registered)
      .when('appoint-manager', { manager: 'head-of-it', unit: 'it-unit', from: '2024-01-01' })
      .then([u.ManagerAppointed, { office: 'head-of-it', unit: 'it-unit', from: '2024-01-01' }]);
    const managed: Past = [u.ManagerAppointed, { person: ANNA, from: '2024-01-01' }];
    system(registered, managed)
      .when('appoint-manager', { person: ANNA, from: '2025-01-01' })
      .thenRefused('already-manager', { from: '2024-01-01' });
    system(registered)
      .when('appoint-manager', { manager: 'head-of-it', person: ANNA, from: '2024-01-01' })
      .thenRefused('office-or-person');
    system(registered, managed)
      .when('end-management', { person: ANNA, to: '2025-01-01' })
      .then([u.ManagerLeft, { person: ANNA, to: '2025-01-01' }]);
    system(registered, managed, [u.ManagerLeft, { person: ANNA, to: '2025-01-01' }])
      .when('end-management', { person: ANNA, to: '2025-01-01' })
      .thenRefused('not-manager');
    system(registered, managed)
      .when('end-management', { manager: 'head-of-it', to: '2025-01-01' })
      .thenRefused('not-manager');
  });

  it('is run by a unit, a supplier, or both, and never by nobody', () => {
    const set = { duties: ['operation'], from: '2024-01-01' };
    for (const who of [{ unit: 'it-unit' }, { supplier: 'Exempeldrift AB' }])
      system(registered)
        .when('set-operation', { ...set, ...who })
        .then([u.OperationSet, { ...set, ...who }]);
    system(registered).when('set-operation', set).thenRefused('operator-not-named');
  });

  it('S038: has components of the functions that the guideline names, and others', () => {
    expect(Object.keys(COMPONENT_FUNCTIONS)).toEqual([
      'data-storage',
      'customer-service',
      'data-communication',
      'network',
      'switchboard',
      'other',
    ]);
    const added = {
      component: 'helpdesk',
      name: 'Kundservice',
      function: 'customer-service',
      from: '2024-01-01',
    };
    const past: Past = [u.ComponentAdded, added];
    system(registered).when('add-component', added).then([u.ComponentAdded, added]);
    system(registered, past).when('add-component', added).thenRefused('already-exists', { what: 'helpdesk' });
    const removed = { component: 'helpdesk', to: '2025-01-01' };
    system(registered, past).when('remove-component', removed).then([u.ComponentRemoved, removed]);
    system(registered).when('remove-component', removed).thenRefused('unknown-component');
    system(registered, past)
      .when('remove-component', { ...removed, to: '2005-01-01' })
      .thenRefused('period-is-empty', { to: '2005-01-01' });
    system(registered, past, [u.ComponentRemoved, removed])
      .when('remove-component', removed)
      .thenRefused('unknown-component');
    system(registered, past, [u.ComponentRemoved, removed])
      .when('add-component', { ...added, from: '2025-06-01' })
      .then([u.ComponentAdded, { ...added, from: '2025-06-01' }]);
  });

  it('S103: belongs to an object of a maintenance model', () => {
    const set = { maintenanceModel: 'pm3', maintenanceObject: 'IT-plattform', from: '2024-01-01' };
    system(registered).when('set-maintenance-object', set).then([u.MaintenanceObjectSet, set]);
    system(registered)
      .when('set-maintenance-object', { ...set, maintenanceModel: 'none' })
      .thenRefused('malformed-field');
  });

  it('has a plan for a year, adopted at a meeting or not', () => {
    system(registered)
      .when('adopt-maintenance-plan', { planYear: '2025', meetingDate: '2025-02-05' })
      .then([u.MaintenancePlanAdopted, { planYear: '2025', meetingDate: '2025-02-05' }, '2025-02-05']);
    system(registered)
      .when('adopt-maintenance-plan', { planYear: '2025', budgetOre: 1_000 })
      .then([u.MaintenancePlanAdopted, { planYear: '2025', budgetOre: 1_000 }]);
    system(registered).when('adopt-maintenance-plan', { planYear: '25' }).thenRefused('malformed-field');
  });

  it('is classified, answered for, and somewhere in its life', () => {
    const classes = { classifiedOn: '2025-02-10', confidentiality: 2, integrity: 3, availability: 3 };
    system(registered).when('classify', classes).then([u.SystemClassified, classes]);
    system(registered)
      .when('classify', { ...classes, integrity: 5 })
      .thenRefused('malformed-field');
    const unit = { unit: 'it-unit', from: '2024-01-01' };
    system(registered).when('set-responsible-unit', unit).then([u.ResponsibleUnitSet, unit]);
    const life = { lifecycle: 'phasing-out', from: '2025-01-01' };
    system(registered).when('set-lifecycle', life).then([u.LifecycleSet, life]);
  });
});
