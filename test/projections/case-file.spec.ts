import { describe, expect, it } from '@jest/globals';
import * as c from '../../src/domain/initiatives/carrying-out.events.js';
import * as e from '../../src/domain/initiatives/initiative.events.js';
import * as p from '../../src/domain/initiatives/preparation.events.js';
import { caseFile } from '../../projections/case-file.js';
import { idOf, step, streamOf, type Steps } from '../guideline/told.js';

const { evolve, rows } = caseFile('Europe/Stockholm');
type File = NonNullable<ReturnType<typeof evolve>>;

const rowOf = (steps: Steps) => {
  const file = streamOf('initiative-6f1c0c1e-2a6b-5c3d-9e4f-0123456789ab', steps).reduce<File | undefined>(
    evolve,
    undefined,
  );
  return file && rows?.of(file)[0];
};

const need = step(
  e.NeedReported,
  {
    title: 'E-tjänst',
    category: 'operational',
    kind: 'e-service',
    administration: 'Socialkontoret',
    origin: 'residents',
    coordinationLevel: 'within-administration',
  },
  '2025-01-10',
);

describe('the case file', () => {
  it('says where a need comes from, as supplemented last; what is not said again stays', () => {
    expect(rowOf({ need })).toMatchObject({ origin: 'residents', delivery_form: null });
    const more = step(p.NeedSupplemented, { deliveryForm: 'e-service', origin: 'operations' }, '2025-01-11');
    expect(rowOf({ need, more })).toMatchObject({
      origin: 'operations',
      delivery_form: 'e-service',
      coordination_level: 'within-administration',
    });
  });

  it('takes no contact with the communicators for one with the procurement centre', () => {
    const web = step(e.PartyContacted, { party: 'communications' }, '2025-01-12');
    expect(rowOf({ need, web })).toMatchObject({ procurement_at: null, it_unit_at: null });
    const centre = step(e.PartyContacted, { party: 'procurement-centre' }, '2025-01-13');
    expect(rowOf({ need, web, centre })).toMatchObject({ procurement_at: '2025-01-13' });
  });

  it('is in preparation once anybody was consulted, and anchored once any body was asked: it knows no guideline', () => {
    const consulted = step(e.ConsultationHeld, { consultedOffice: 'digital-officer' }, '2025-02-01');
    const other = step(e.ConsultationHeld, { consultedOffice: 'head-of-it' }, '2025-01-20');
    expect(rowOf({ need, consulted, other })).toMatchObject({
      stage: 'in-preparation',
      consultation_at: '2025-01-20',
      consultation_event: idOf('other'),
      consultations: JSON.stringify([
        { at: '2025-01-20', event: idOf('other'), with: 'head-of-it' },
        { at: '2025-02-01', event: idOf('consulted'), with: 'digital-officer' },
      ]),
    });
    const again = step(e.ConsultationHeld, { consultedOffice: 'digital-officer' }, '2025-02-01');
    const later = step(e.ConsultationHeld, { consultedOffice: 'digital-officer' }, '2025-02-02');
    const days = JSON.parse(String(rowOf({ need, consulted, again, later })?.consultations)) as {
      event: string;
    }[];
    expect(days.map(({ event }) => event)).toEqual([idOf('consulted'), idOf('later')]);
    const anchored = step(
      e.InitiativeAnchored,
      { body: 'financing-group', outcome: 'supported' },
      '2025-02-10',
    );
    const interrupted = step(
      e.InitiativeAnchored,
      { body: 'it-preparatory-group', outcome: 'interrupted' },
      '2025-02-01',
    );
    expect(rowOf({ need, consulted, interrupted, anchored })).toMatchObject({
      stage: 'anchored',
      anchoring_at: '2025-02-10',
      anchorings: JSON.stringify([{ at: '2025-02-10', event: idOf('anchored'), with: 'financing-group' }]),
    });
    expect(rowOf({ need, interrupted })).toMatchObject({ stage: 'reported', anchorings: '[]' });
  });

  it('has the project that was started last, with its model', () => {
    const project = step(c.ProjectInitiated, { project: 'E-tjänst', model: 'common' }, '2025-03-01');
    expect(rowOf({ need, project })).toMatchObject({
      project_at: '2025-03-01',
      project_event: idOf('project'),
      project_model: 'common',
    });
  });
});
