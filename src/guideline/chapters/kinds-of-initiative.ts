import { ProcurementLinked } from '../../domain/initiatives/carrying-out.events.js';
import * as fu from '../../domain/initiatives/funding.events.js';
import * as e from '../../domain/initiatives/initiative.events.js';
import * as p from '../../domain/initiatives/preparation.events.js';
import type { ActOf } from '../../../projections/act.js';
import type { DayFacts } from '../facts.js';
import { systemConcerned } from '../system-facts.js';
import type { Matter } from '../matter.js';
import { rule } from '../rule.js';
import { isPolitical } from './paths.js';

/** Chapters 4, 5, 7 and 11: what is particular to orders, equipment, product choices, the web and the network. */

type Decision = ActOf<typeof e.DecisionMade>;

const approves = ({ data }: Decision): boolean => data.kind === 'approval' && data.outcome === 'approved';
const isDecision = (act: Readonly<{ type: string }>): act is Decision => act.type === e.DecisionMade.type;

export const ordersGoToServiceDesk = rule({
  id: 'orders-go-to-service-desk',
  version: 1,
  rows: ['S039'],
  mode: 'guard',
  judges: [e.NeedReported],
  says: {
    sv: 'Behovet är en beställning, som hör till IT-kundservice och inte till beslutsprocessen.',
    en: 'The need is an order, which belongs to the service desk and needs no decision.',
  },
  remedy: {
    sv: 'Beställ via IT-kundservice, och avsluta initiativet som hänvisat dit om det redan är infört.',
    en: 'Order from the service desk, and close the initiative as referred there if it is recorded already.',
  },
  check: ({ act }) => act.data.kind === 'order' && {},
});

/** What a product is chosen among is equipment (S087), and may be rented as such. */
const MAY_BE_RENTED: readonly string[] = ['equipment', 'product-choice'];

export const equipmentIsRented = rule({
  id: 'equipment-is-rented',
  version: 1,
  rows: ['S044'],
  mode: 'guard',
  judges: [e.FinancingDecided, fu.FinancingChanged],
  says: {
    sv: 'Utrustning finansieras på annat sätt än genom hyressystemet.',
    en: 'Equipment is paid for otherwise than through the rental system.',
  },
  remedy: {
    sv: 'Hyr utrustningen av IT-enheten; annat än utrustning finansieras efter de andra principerna.',
    en: 'Rent the equipment from the IT unit; what is no equipment is paid for by the other principles.',
  },
  check: ({ act, subject }) => {
    const { kind, equipmentClass } = subject.need.data;
    // The guideline does not say whether telephony is rented: it is ordered, but not listed (A31).
    if (kind === 'equipment' && equipmentClass === 'telephony') return undefined;
    const isRental = act.data.principle === 'rental';
    if (kind === 'equipment') return !isRental && {};
    return (
      isRental &&
      !MAY_BE_RENTED.includes(kind) && {
        sv: 'Hyressystemet finansierar något annat än utrustning.',
        en: 'The rental system pays for something else than equipment.',
      }
    );
  },
});

export const productChoiceReferredFirst = rule({
  id: 'product-choice-referred-first',
  version: 1,
  rows: ['S087'],
  mode: 'guard',
  judges: [e.DecisionMade, ProcurementLinked],
  ahead: true,
  says: {
    sv: 'Produkten valdes innan beredningsgruppen hade hörts som referensgrupp.',
    en: 'The product was chosen before the preparatory group had been heard as the reference group.',
  },
  remedy: {
    sv: 'Ta upp produktvalet i IT-strategiska beredningsgruppen först.',
    en: 'Put the choice of product to the preparatory group first.',
  },
  check: ({ act, subject, facts }) => {
    if (subject.need.data.kind !== 'product-choice') return undefined;
    if (isDecision(act) && !approves(act)) return undefined;
    const group = facts.groupWith('preparatory-body')?.code;
    const heard =
      subject.notAfter(p.ProductChoiceReferred, act).some(({ data }) => data.body === group) ||
      subject
        .notAfter(e.InitiativeAnchored, act)
        .some(({ data }) => data.body === group && data.outcome !== 'interrupted');
    return !heard && {};
  },
});

type On = Readonly<{ at: string }>;

const isService = (subject: Matter, act: On): boolean =>
  subject.need.data.kind === 'e-service' || subject.saidOn('deliveryForm', act) === 'e-service';

/** The website, inside and outside, is what the communications department answers for: S055. */
const isWebsite = (subject: Matter, facts: DayFacts): boolean =>
  facts.pack.systems.some(
    ({ code, responsibleUnit }) =>
      code === systemConcerned(subject, facts)?.system && responsibleUnit === 'communications-unit',
  );

/** What is judged as pages on the web, and as what it is spoken of. */
const onTheWeb = (subject: Matter, act: On, facts: DayFacts): readonly [string, string] | undefined => {
  if (isService(subject, act)) return ['E-tjänsten', 'e-service'];
  return isWebsite(subject, facts) ? ['Webbplatsen', 'website'] : undefined;
};

/**
 * Those whom the owner of the website or the director of communications speaks for need no further contact: S053.
 */
const communicationsTookPart = (subject: Matter, act: On, facts: DayFacts): boolean =>
  (isWebsite(subject, facts) && subject.need.data.reporterCapacity === 'system-owner') ||
  subject
    .notAfter(e.ConsultationHeld, act)
    .some(({ data }) => facts.isOffice(data.consultedOffice, 'communications-director'));

const WEB_PARTIES = {
  communications: { row: 'S060', sv: 'Kommunikationsavdelningen', en: 'The communications department' },
  informants: { row: 'S056', sv: 'Verksamhetens informatör', en: 'The operation’s information officer' },
} as const;

export const communicatorsContactedForWeb = rule({
  id: 'communicators-contacted-for-web',
  version: 1,
  rows: ['S056', 'S060'],
  mode: 'check',
  judges: [e.DecisionMade],
  ahead: true,
  says: {
    sv: 'Kommunikationsavdelningen eller verksamhetens informatör har inte kontaktats om e-tjänsten eller webbplatsen.',
    en: 'The communications department or the information officer was not contacted about the e-service or the website.',
  },
  remedy: {
    sv: 'Kontakta dem före beslutet och för in kontakten.',
    en: 'Contact them before the decision and record the contact.',
  },
  check: ({ act, subject, facts }) => {
    const web = onTheWeb(subject, act, facts);
    if (!approves(act) || !web) return undefined;
    const [sv, en] = web;
    const contacted = new Set<string>(subject.notAfter(e.PartyContacted, act).map(({ data }) => data.party));
    if (communicationsTookPart(subject, act, facts)) contacted.add('communications');
    return Object.entries(WEB_PARTIES)
      .filter(([party]) => !contacted.has(party))
      .map(([, party]) => ({
        rows: [party.row],
        sv: `${party.sv} har inte kontaktats före beslutet om ${sv.toLowerCase()}.`,
        en: `${party.en} was not contacted before the decision on the ${en}.`,
      }));
  },
});

export const accessibilityAssessedForWeb = rule({
  id: 'accessibility-assessed-for-web',
  version: 1,
  rows: ['S060'],
  law: ['lagen (2018:1937) om tillgänglighet till digital offentlig service'],
  mode: 'check',
  judges: [e.InitiativeClosed],
  says: {
    sv: 'Initiativet är avslutat som genomfört utan att e-tjänstens eller webbplatsens tillgänglighet har bedömts.',
    en: 'The initiative was closed as carried out without the accessibility of its e-service or website having been assessed.',
  },
  remedy: {
    sv: 'Bedöm tillgängligheten, för in den och publicera redogörelsen.',
    en: 'Assess the accessibility, record it and publish the statement.',
  },
  check: ({ act, subject, facts }) => {
    const web = onTheWeb(subject, act, facts);
    if (!web || act.data.outcome !== 'completed') return undefined;
    const [sv, en] = web;
    return (
      subject.notAfter(p.AccessibilityAssessed, act).length === 0 && {
        sv: `Initiativet är avslutat som genomfört utan att ${sv.toLowerCase()}s tillgänglighet har bedömts.`,
        en: `The initiative was closed as carried out without the accessibility of its ${en} having been assessed.`,
      }
    );
  },
});

const decidedInPrinciple = (act: Decision, subject: Matter, facts: DayFacts): boolean =>
  subject.isPrincipledOn(act.at) &&
  (isPolitical(act.data.forum) || act.data.forum === facts.groupWith('decision-body')?.code);

export const separateNetworkIsMatterOfPrinciple = rule({
  id: 'separate-network-is-matter-of-principle',
  version: 1,
  rows: ['S140'],
  mode: 'check',
  judges: [e.DecisionMade, ProcurementLinked],
  ahead: true,
  says: {
    sv: 'Ett eget nät eller egen telefoni avviker från det sammanhållna nätet utan principbeslut av IT-styrgruppen.',
    en: 'A separate network or telephony departs from the one network without a decision in principle.',
  },
  remedy: {
    sv: 'Använd kommunens nät, eller låt IT-styrgruppen avgöra avvikelsen som en principiell fråga.',
    en: 'Use the municipality’s network, or let the steering group decide the departure as a matter of principle.',
  },
  check: ({ act, subject, facts }) => {
    if (subject.saidOn('separateNetwork', act) !== true) return undefined;
    if (isDecision(act)) return approves(act) && !decidedInPrinciple(act, subject, facts) && {};
    // What was wrong with an approval is found there.
    return subject.approvalBefore(act) === undefined && {};
  },
});

export const companyNeedNamesPayer = rule({
  id: 'company-need-names-payer',
  version: 1,
  rows: ['S159'],
  mode: 'check',
  judges: [e.NeedReported],
  ahead: true,
  says: {
    sv: 'Ett bolags behov säger inte vilket bolag det är eller vem som betalar.',
    en: 'A company’s need does not say which company it is or who pays.',
  },
  remedy: {
    sv: 'Ange bolaget och betalaren; ett bolag är en egen juridisk person.',
    en: 'Name the company and the payer; a company is a legal person of its own.',
  },
  check: ({ act, subject }) => {
    // What was supplemented later is said all the same.
    const ever = { at: '9999-12-31' };
    const company = subject.saidOn('company', ever);
    if (subject.saidOn('origin', ever) !== 'company' && company === undefined) return undefined;
    const said = company !== undefined && subject.saidOn('payer', ever) !== undefined;
    return !said && { events: [act.event] };
  },
});
