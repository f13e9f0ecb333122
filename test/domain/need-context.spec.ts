import { describe, expect, it } from '@jest/globals';
import * as f from '../../src/domain/fields.js';
import * as c from '../../src/domain/initiatives/carrying-out.events.js';
import * as e from '../../src/domain/initiatives/initiative.events.js';
import * as n from '../../src/domain/initiatives/need.fields.js';
import * as p from '../../src/domain/initiatives/preparation.events.js';
import * as own from '../../src/domain/initiatives/initiative.fields.js';
import * as pr from '../../src/domain/initiatives/project.fields.js';
import { given, type Past } from './given.js';

const NEED = {
  title: 'E-tjänst för bygglov',
  category: 'operational',
  kind: 'e-service',
  administration: 'Samhällsbyggnadskontoret',
};
const need: Past = [e.NeedReported, NEED];
const initiative = (...past: Past[]) => given('initiative', ...past);
const codesOf = ({ labels }: { labels: object }): string[] => Object.keys(labels);

describe('what a need says of itself', () => {
  it('S007: the level on which it is coordinated', () => {
    expect(codesOf(n.CoordinationLevel)).toEqual([
      'municipality-wide',
      'between-administrations',
      'within-administration',
    ]);
    const data = { ...NEED, coordinationLevel: 'between-administrations' };
    initiative().when('report-need', data).then([e.NeedReported, data]);
  });

  it('S008: its technology, its organisational change and its new competence, as text that can be disposed of', () => {
    const data = { technology: 'E-tjänst.', organisation: 'Gemensam kö.', competence: 'Klarspråk.' };
    initiative(need).when('supplement-need', data).then([p.NeedSupplemented, data]);
    const fields = [n.TechnologyPart, n.OrganisationPart, n.CompetencePart];
    expect(fields.map(({ disposable }) => disposable)).toEqual([true, true, true]);
  });

  it('S011: no system is asked for', () => {
    const data = { ...NEED, category: 'no-system' };
    initiative().when('report-need', data).then([e.NeedReported, data]);
  });

  it('S012: in which form it is delivered', () => {
    expect(codesOf(n.DeliveryForm)).toEqual([
      'own-system',
      'third-party-service',
      'cooperating-municipality',
      'e-service',
      'other',
    ]);
    const data = { deliveryForm: 'cooperating-municipality' };
    initiative(need).when('supplement-need', data).then([p.NeedSupplemented, data]);
  });

  it('S013: the kinds from a mere purchase to development with an e-service, and those with other ways', () => {
    expect(codesOf(f.InitiativeKind)).toEqual([
      'purchase',
      'upgrade',
      'major-change',
      'e-service',
      'development',
      'product-choice',
      'rules',
      'it-platform',
      'equipment',
      'network',
      'order',
    ]);
  });

  it('S048: whose idea it was, the IT unit’s own proposals among them', () => {
    expect(codesOf(n.Origin)).toEqual(expect.arrayContaining(['operations', 'company', 'it-unit-proposal']));
    const data = { ...NEED, kind: 'it-platform', origin: 'it-unit-proposal' };
    initiative().when('report-need', data).then([e.NeedReported, data]);
  });

  it('S025: which company has the need, and who pays for it (A35)', () => {
    const data = { ...NEED, origin: 'company', company: 'energy-company', payer: 'Norrvikens Energi AB' };
    initiative().when('report-need', data).then([e.NeedReported, data]);
  });

  it('S039: what it is that belongs to the service desk', () => {
    const data = { ...NEED, kind: 'order', orderKind: 'printer' };
    initiative().when('report-need', data).then([e.NeedReported, data]);
    initiative([e.NeedReported, data])
      .when('close', { outcome: 'service-desk' })
      .then([e.InitiativeClosed, { outcome: 'service-desk' }]);
  });

  it('refuses a level, a form and an origin that do not exist', () => {
    for (const [field, value] of [
      ['coordinationLevel', 'regional'],
      ['deliveryForm', 'cloud'],
      ['origin', 'nobody'],
      ['separateNetwork', 'ja'],
    ] as const)
      initiative()
        .when('report-need', { ...NEED, [field]: value })
        .thenRefused('malformed-field', { field });
  });

  it('is not supplemented by nothing', () => {
    initiative(need).when('supplement-need', {}).thenRefused('nothing-said');
  });
});

describe('whom the coordinator works together with', () => {
  it('S032: municipal management, the operations’ managements and the IT unit', () => {
    expect(codesOf(n.ConsultedParty)).toEqual(
      expect.arrayContaining(['municipal-management', 'operations-management', 'it-unit']),
    );
    const data = { consultedOffice: 'it-strategist', party: 'municipal-management' };
    initiative(need).when('consult', data).then([e.ConsultationHeld, data]);
  });

  it('S019: the kinds of support, which the guideline leaves open', () => {
    expect(codesOf(own.SupportKind)).toEqual([
      'outside-knowledge',
      'technical',
      'method',
      'procurement',
      'financing',
      'other',
    ]);
  });
});

describe('a reported initiative', () => {
  it('S105: is connected with another, depends on it, or is the same thing', () => {
    expect(codesOf(pr.RelationKind)).toEqual(['connection', 'dependency', 'duplicate']);
    const data = { initiative: '2024-0031', relation: 'duplicate', reasons: 'Samma behov.' };
    initiative(need).when('relate', data).then([c.InitiativeRelated, data]);
    initiative(need)
      .when('relate', { initiative: 'bygglov', relation: 'connection' })
      .thenRefused('malformed-field', { field: 'initiative' });
    initiative().when('relate', data).thenRefused('unknown-initiative');
  });

  it('S051: takes the hours somebody sets aside, for a period that is none when it has no day', () => {
    const data = { unit: 'IT-enheten', hours: 120, from: '2025-09-01', to: '2026-01-01' };
    initiative(need).when('allocate-resource', data).then([c.ResourceAllocated, data]);
    initiative(need)
      .when('allocate-resource', { ...data, to: '2025-09-01' })
      .thenRefused('period-is-empty', { from: '2025-09-01', to: '2025-09-01' });
    initiative(need)
      .when('allocate-resource', { unit: 'IT-enheten', hours: 0 })
      .thenRefused('malformed-field', { field: 'hours' });
    initiative().when('allocate-resource', data).thenRefused('unknown-initiative');
  });

  it('S060: takes an assessment of accessibility', () => {
    const data = { accessibility: 'partial', method: 'EN 301 549', document: 'SBN 2024/0034-9' };
    initiative(need).when('assess-accessibility', data).then([p.AccessibilityAssessed, data]);
    initiative(need)
      .when('assess-accessibility', { accessibility: 'ja' })
      .thenRefused('malformed-field', { field: 'accessibility' });
    initiative().when('assess-accessibility', data).thenRefused('unknown-initiative');
  });

  it('S091: takes a status on the day of the meeting where it was told', () => {
    const data = { status: 'on-track', forum: 'it-preparatory-group', meetingDate: '2025-03-12' };
    initiative(need).when('report-status', data).then([c.StatusReported, data, '2025-03-12']);
  });
});
