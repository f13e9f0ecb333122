import { addDays, dayOf, daysBetween, isBefore } from '../../domain/dates.js';
import * as e from '../../domain/initiatives/initiative.events.js';
import * as p from '../../domain/initiatives/preparation.events.js';
import { ProcurementLinked } from '../../domain/initiatives/carrying-out.events.js';
import { earliest, latest, type Matter } from '../matter.js';
import { dutyAfter, metric, rule } from '../rule.js';

/** Chapters 1 and 2 of the guideline: what an initiative starts from, and who is told of it. */

const says = (matter: Matter, text: 'businessNeed' | 'expectedEffect'): boolean =>
  matter.need.texts.includes(text) ||
  matter.acts(p.NeedSupplemented).some(({ texts }) => texts.includes(text));

export const needStatesOperationalNeed = rule({
  id: 'need-states-operational-need',
  version: 1,
  rows: ['S009'],
  mode: 'guard',
  judges: [e.NeedReported],
  ahead: true,
  says: {
    sv: 'Anmälan säger inte vilket behov verksamheten har.',
    en: 'The report does not say what the operation needs.',
  },
  remedy: { sv: 'Beskriv verksamhetens behov.', en: 'Describe the operational need.' },
  check: ({ subject }) => (says(subject, 'businessNeed') ? undefined : {}),
});

export const needStatesExpectedEffect = rule({
  id: 'need-states-expected-effect',
  version: 1,
  rows: ['S010'],
  mode: 'guard',
  judges: [e.NeedReported],
  ahead: true,
  says: {
    sv: 'Anmälan säger inte vilken nytta som väntas för verksamheten.',
    en: 'The report does not say which effect is expected for the operation.',
  },
  remedy: { sv: 'Beskriv den förväntade nyttan.', en: 'Describe the expected effect.' },
  check: ({ subject }) => (says(subject, 'expectedEffect') ? undefined : {}),
});

export const needLinkedToGoals = rule({
  id: 'need-linked-to-goals',
  version: 1,
  rows: ['S014'],
  mode: 'check',
  judges: [e.NeedReported],
  ahead: true,
  says: {
    sv: 'Behovet är inte kopplat till något mål i nämndens uppdragsplan.',
    en: "The need is not linked to any goal in the committee's assignment plan.",
  },
  remedy: {
    sv: 'Ange målet, eller komplettera behovet med det.',
    en: 'Name the goal, or supplement the need with it.',
  },
  check: ({ act, subject }) =>
    act.data.goalRefs || subject.acts(p.NeedSupplemented).some(({ data }) => data.goalRefs) ? undefined : {},
});

const FOLLOWS_A_NEED = [
  e.ConsultationHeld,
  e.PartyContacted,
  e.InitiativeAnchored,
  e.DecisionMade,
  e.FinancingDecided,
  ProcurementLinked,
] as const;

export const needReportedFirst = rule({
  id: 'need-reported-first',
  version: 1,
  rows: ['S022', 'S145', 'S154'],
  byPath: { shared: ['S022', 'S145'], operational: ['S022', 'S154'] },
  mode: 'check',
  judges: [e.NeedReported],
  ahead: true,
  says: {
    sv: 'Behovet anmäldes efter att arbetet hade börjat.',
    en: 'The need was reported after work had begun.',
  },
  remedy: {
    sv: 'Anmäl behov innan någon kontaktas och innan något beslutas.',
    en: 'Report a need before anybody is contacted and before anything is decided.',
  },
  check: ({ act, subject }) => {
    const events = FOLLOWS_A_NEED.flatMap((definition) => [
      ...subject.acts<typeof e.ConsultationHeld>(definition as never),
    ])
      .filter(({ at }) => isBefore(at, act.at))
      .map(({ event }) => event);
    // A contract is older than its linking to the initiative.
    const contracted = subject
      .acts(ProcurementLinked)
      .filter(({ data }) => data.contractedOn !== undefined && isBefore(data.contractedOn, act.at))
      .map(({ event }) => event);
    const all = [...new Set([...events, ...contracted])];
    return all.length > 0 && { events: all };
  },
});

export const informationForwarded = dutyAfter({
  id: 'information-forwarded',
  version: 1,
  rows: ['S023'],
  judges: [e.NeedReported],
  says: {
    sv: 'Information om behovet har inte förts vidare till beslutande grupp och berörd verksamhet i tid.',
    en: 'Information about the need was not forwarded in time to the deciding group and the affected operation.',
  },
  remedy: {
    sv: 'För informationen vidare, och för in att det är gjort.',
    en: 'Forward the information, and record that it is done.',
  },
  duty: ({ act, subject, facts, today }) => {
    const within = facts.daysOf('forwardInformationDays');
    const by = within === undefined ? undefined : addDays(dayOf(act.at), within);
    const group = facts.groupWith('decision-body');
    // Each is told when it is told first; the duty is done when the last of them is.
    const told = [[group?.code, group?.name], [subject.administration]].map((names) =>
      earliest(
        subject
          .acts(p.InformationForwarded)
          .filter(({ data }) => data.recipients.some((recipient) => names.includes(recipient))),
      ),
    );
    const done = told.includes(undefined) ? undefined : latest(told.filter((one) => one !== undefined));
    if (subject.endedUndoneBy(by ?? today)) return undefined;
    return {
      for: 'coordinator',
      ...(by === undefined ? {} : { by }),
      ...(done ? { done } : {}),
    };
  },
});

export const supportLeadTime = metric({
  id: 'support-lead-time',
  rows: ['S018'],
  unit: 'days',
  says: { sv: 'Efterfrågat stöd → givet stöd', en: 'Support asked for → support given' },
  measure: (matter) =>
    matter
      .acts(p.SupportGiven)
      .flatMap(({ event, at, data }) =>
        data.askedOn === undefined ? [] : [{ value: daysBetween(data.askedOn, at), on: at, events: [event] }],
      ),
});

export const needToFirstContact = metric({
  id: 'need-to-first-contact',
  rows: ['S022', 'S146', 'S151', 'S155', 'S157'],
  unit: 'days',
  says: { sv: 'Behov → första samråd eller kontakt', en: 'Need → first consultation or contact' },
  measure: (matter) => {
    const [first] = [...matter.acts(e.ConsultationHeld), ...matter.acts(e.PartyContacted)]
      .map(({ at, event }) => ({ at, event }))
      .sort((a, b) => (a.at < b.at ? -1 : 1));
    if (!first) return [];
    const { need } = matter;
    return [{ value: daysBetween(need.at, first.at), on: need.at, events: [need.event, first.event] }];
  },
});
