import { dayOf } from '../domain/dates.js';
import * as c from '../domain/initiatives/carrying-out.events.js';
import * as e from '../domain/initiatives/initiative.events.js';
import * as n from '../domain/initiatives/need.fields.js';
import * as p from '../domain/initiatives/preparation.events.js';
import * as pr from '../domain/initiatives/project.fields.js';
import type { NumberedCase } from '../read-models/queries.js';
import type { Measured } from './figures.js';
import type { Material, ToldStep } from './material.js';
import { collator, counted, inYear, type Row, type Section } from './section.js';

/** Where initiatives come from, what they are tied to, and whom their projects draw on. */

const reportedIn = ({ cases }: Material, year: number): NumberedCase[] =>
  cases.filter(({ need_at, stage }) => inYear(need_at, year) && stage !== 'cancelled');

const stepsIn = ({ steps }: Material, year: number, definition: { type: string }): ToldStep[] =>
  steps.filter(({ type, on }) => type === definition.type && inYear(on, year));

const eventsOf = (steps: readonly ToldStep[]): string[] => steps.map(({ event }) => event);

const NOT_SAID = 'not-said';

/** A count for each code there is, and for those who have not said. */
function countsOf(
  cases: readonly NumberedCase[],
  column: 'coordination_level' | 'delivery_form' | 'origin',
  labels: Readonly<Record<string, string>>,
): Row[] {
  const groups = Map.groupBy(cases, (row) => row[column] ?? NOT_SAID);
  return [...Object.entries(labels), [NOT_SAID, 'Inte angivet'] as const].map(([key, label]) => {
    const own = groups.get(key) ?? [];
    return {
      key,
      label,
      measured: counted(
        own.length,
        own.map(({ need_event }) => need_event),
      ),
    };
  });
}

const origin: Section = {
  id: 'origin',
  title: 'Varifrån initiativen kommer',
  counts:
    'Initiativ vars behov anmäldes under året, efter det ursprung som anmälan eller en senare komplettering anger. Makulerade räknas inte.',
  picture: { but: [] },
  of: (material, year) => countsOf(reportedIn(material, year), 'origin', n.Origin.labels),
};

const coordinationLevel: Section = {
  id: 'coordination-level',
  title: 'Samordningsnivå',
  counts: 'Samma initiativ, efter den nivå som utvecklingen samordnas på. Makulerade räknas inte.',
  of: (material, year) =>
    countsOf(reportedIn(material, year), 'coordination_level', n.CoordinationLevel.labels),
};

const deliveryForm: Section = {
  id: 'delivery-form',
  title: 'Leveransform',
  counts: 'Samma initiativ, efter hur det som införs levereras. Makulerade räknas inte.',
  of: (material, year) => countsOf(reportedIn(material, year), 'delivery_form', n.DeliveryForm.labels),
};

const relations: Section = {
  id: 'relations',
  title: 'Samband och dubbletter',
  counts: 'Samband mellan initiativ som angavs under året.',
  of: (material, year) => {
    const related = stepsIn(material, year, c.InitiativeRelated);
    return Object.entries(pr.RelationKind.labels).map(([key, label]) => {
      const own = related.filter(({ data }) => data['relation'] === key);
      return { key, label, measured: counted(own.length, eventsOf(own)) };
    });
  },
};

/** A share of steps, which rests on all of them. */
const share = (part: readonly ToldStep[], whole: readonly ToldStep[]): Measured => ({
  value: whole.length === 0 ? null : part.length / whole.length,
  unit: 'share',
  of: { part: part.length, whole: whole.length },
  events: eventsOf(whole),
});

const projects: Section = {
  id: 'projects',
  title: 'Projekt och projektmodell',
  counts:
    'Projekt som startade under året. Den som inte har angett någon modell räknas inte till den gemensamma.',
  of: (material, year) => {
    const started = stepsIn(material, year, c.ProjectInitiated);
    const common = started.filter(({ data }) => data['model'] === 'common');
    return [
      { key: 'all', label: 'Startade projekt', measured: counted(started.length, eventsOf(started)) },
      { key: 'common', label: pr.ProjectModel.labels.common, measured: share(common, started) },
    ];
  },
};

const hours: Section = {
  id: 'hours',
  title: 'Timmar avsatta i projekt',
  counts: 'Timmar som avsattes i projekt under året, efter den enhet som avsatte dem.',
  of: (material, year) =>
    [...Map.groupBy(stepsIn(material, year, c.ResourceAllocated), ({ data }) => String(data['unit']))]
      .map(([unit, steps]) => ({
        key: unit,
        label: unit,
        measured: counted(
          steps.reduce((sum, { data }) => sum + Number(data['hours']), 0),
          eventsOf(steps),
        ),
      }))
      .sort((a, b) => collator.compare(a.label, b.label)),
};

const contacts: Section = {
  id: 'contacts',
  title: 'IT-strategens kontakter efter förvaltning',
  counts:
    'Samråd med IT-strategen, information som förts vidare och stöd under året, efter den förvaltning vars initiativ det gällde.',
  picture: { but: ['all'] },
  of: (material, year) => {
    const administrationOf = new Map(material.cases.map((row) => [row.number ?? '', row.administration]));
    const met = [e.ConsultationHeld, p.InformationForwarded, p.SupportGiven]
      .flatMap((definition) => stepsIn(material, year, definition))
      .filter(
        ({ type, data, on }) => type !== e.ConsultationHeld.type || withCoordinator(data, on, material),
      );
    const byAdministration = Map.groupBy(met, ({ number }) => administrationOf.get(number) ?? '');
    return [
      { key: 'all', label: 'Alla kontakter', measured: counted(met.length, eventsOf(met)) },
      ...[...byAdministration]
        .map(([key, steps]) => ({ key, label: key, measured: counted(steps.length, eventsOf(steps)) }))
        .sort((a, b) => collator.compare(a.label, b.label)),
    ];
  },
};

const withCoordinator = (data: ToldStep['data'], on: string, { facts }: Material): boolean =>
  facts.on(dayOf(on)).isOffice(data['consultedOffice'] as string | undefined, 'coordinator');

export const INITIATIVE_SECTIONS: readonly Section[] = [
  origin,
  coordinationLevel,
  deliveryForm,
  relations,
  projects,
  hours,
  contacts,
];
