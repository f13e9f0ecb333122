import { describe, it } from '@jest/globals';
import * as c from '../../src/domain/initiatives/carrying-out.events.js';
import * as e from '../../src/domain/initiatives/initiative.events.js';
import { given, type Past } from './given.js';

const need: Past = [
  e.NeedReported,
  { title: 'Nytt diariesystem', category: 'shared', kind: 'purchase', administration: 'Kommunstyrelsen' },
];
const initiative = (...past: Past[]) => given('initiative', ...past);
const ERROR = { reasons: 'Infört två gånger.' };

const TOLD = [
  [
    'link-procurement',
    c.ProcurementLinked,
    {
      procurement: 'UPP 2025/041',
      procurementForm: 'call-off',
      contractedOn: '2025-06-01',
      valueOre: 100_000_000,
    },
  ],
  ['link-procurement', c.ProcurementLinked, { procurement: 'UPP 2025/041', procurementForm: 'own-work' }],
  ['initiate-project', c.ProjectInitiated, { project: 'Diarie 2.0' }],
  ['initiate-project', c.ProjectInitiated, { project: 'Diarie 2.0', period: { from: '2025-08-01' } }],
  [
    'initiate-project',
    c.ProjectInitiated,
    { project: 'Diarie 2.0', period: { from: '2025-08-01', to: '2025-08-02' }, note: 'En dag.' },
  ],
  ['report-status', c.StatusReported, { status: 'at-risk', note: 'Leverantören dröjer.' }],
  [
    'follow-up-benefit',
    c.BenefitFollowedUp,
    { achieved: 'partly', benefits: 'En timme kortare.', valueOre: 5_000_000 },
  ],
  [
    'link-document',
    c.DocumentLinked,
    { documentTitle: 'Beslutsunderlag', document: 'KS 2025/0123-4', hash: 'ab'.repeat(32) },
  ],
] as const;

describe('a reported initiative', () => {
  it.each(TOLD)('takes %s as it was told', (name, definition, data) => {
    initiative(need)
      .when(name, data)
      .then([definition as never, data]);
  });

  it('takes the same document, project and status again, since each is a fact of its own', () => {
    initiative(need, [c.StatusReported, { status: 'on-track' }])
      .when('report-status', { status: 'on-track' })
      .then([c.StatusReported, { status: 'on-track' }]);
  });

  it.each([
    ['ends before it begins', { from: '2025-08-02', to: '2025-08-01' }],
    ['has no day', { from: '2025-08-01', to: '2025-08-01' }],
  ])('refuses a project whose period %s', (_what, period) => {
    initiative(need)
      .when('initiate-project', { project: 'Diarie 2.0', period })
      .thenRefused('period-is-empty', period);
  });

  it.each([
    ['link-procurement', { procurement: 'UPP' }, 'procurementForm'],
    ['initiate-project', { project: 'A', period: { to: '2025-08-01' } }, 'period'],
    ['initiate-project', { project: 'A', period: { from: '2025-02-30' } }, 'period/from'],
    ['report-status', { status: 'grön' }, 'status'],
    ['follow-up-benefit', { achieved: true }, 'achieved'],
    ['link-document', { documentTitle: 'A', document: 'B', hash: 'AB'.repeat(32) }, 'hash'],
    ['cancel', {}, 'reasons'],
    ['close', { outcome: 'approved' }, 'outcome'],
  ])('refuses %s that is malformed: %j', (name, input, field) => {
    initiative(need).when(name, input).thenRefused('malformed-field', { field });
  });

  it('is closed, withdrawn or cancelled', () => {
    initiative(need)
      .when('close', { outcome: 'no-action', reasons: 'Löst på annat sätt.' })
      .then([e.InitiativeClosed, { outcome: 'no-action', reasons: 'Löst på annat sätt.' }]);
    initiative(need).when('withdraw', {}).then([e.NeedWithdrawn, {}]);
    initiative(need).when('cancel', ERROR).then([c.InitiativeCancelled, ERROR]);
  });
});

describe('an initiative nobody has reported', () => {
  it.each([...TOLD, ['cancel', c.InitiativeCancelled, ERROR] as const])(
    'refuses %s',
    (name, _definition, data) => {
      initiative().when(name, data).thenRefused('unknown-initiative');
    },
  );
});

describe('an initiative that was registered in error', () => {
  const cancelled: Past = [c.InitiativeCancelled, ERROR];

  it('is cancelled once', () => {
    initiative(need, cancelled).when('cancel', ERROR).thenRefused('already-cancelled');
  });

  it('is neither withdrawn nor closed: there is none', () => {
    initiative(need, cancelled).when('withdraw', {}).thenRefused('already-cancelled');
    initiative(need, cancelled).when('close', { outcome: 'completed' }).thenRefused('already-cancelled');
  });

  it('still takes what is recorded late', () => {
    initiative(need, cancelled)
      .when('link-document', { documentTitle: 'Makulering', document: 'KS 2025/0123-5' })
      .then([c.DocumentLinked, { documentTitle: 'Makulering', document: 'KS 2025/0123-5' }]);
  });

  it.each([
    ['withdrawn', [e.NeedWithdrawn, {}]],
    ['closed', [e.InitiativeClosed, { outcome: 'discontinued' }]],
  ] as [string, Past][])('is cancelled also when it was %s before anybody saw the error', (_what, ended) => {
    initiative(need, ended).when('cancel', ERROR).then([c.InitiativeCancelled, ERROR]);
    initiative(need, ended, cancelled).when('cancel', ERROR).thenRefused('already-cancelled');
  });
});
