import { addDays, dayOf, isBefore } from '../../domain/dates.js';
import type { EventDefinition } from '../../domain/event-definition.js';
import * as g from '../../domain/guidelines/guideline.events.js';
import type { ActOf } from '../../../projections/act.js';
import type { GuidelineRoll } from '../../../projections/guideline-roll.js';
import { asWritten } from '../as-written.js';
import { earliest } from '../matter.js';
import { guidelineDuties, guidelineRule, type Context, type Duty } from '../rule.js';

/**
 * The way of the guideline itself, and of other rules for e-government and the use of IT: formulated by the coordinator
 * (S031), heard by the consultative body (S086), worked out by the deciding group (S068), adopted by the chief executive
 * (S070) and made available on both sites (S069).
 */

const ADOPTIONS = [g.GuidelineAdopted, g.SteeringDocumentAdopted] as const;
type Adoption = Context<'guideline', ActOf<(typeof ADOPTIONS)[number]>>;

/** What happened to the same version, and is not known to have come after the adoption. */
function before<D extends EventDefinition>(
  definition: D,
  { act, subject }: Pick<Adoption, 'act' | 'subject'>,
): readonly ActOf<D>[] {
  return subject.acts.filter(
    ({ type, at, data }) =>
      type === definition.type && data['version'] === act.data.version && !isBefore(act.at, at),
  ) as unknown as readonly ActOf<D>[];
}

/**
 * Whether the adoption only tells what was in force already when the ledger was given it: the ledger's first guideline,
 * or a document that had been in force before the day its adoption was recorded on. How it came about is not known here.
 */
function wasThereBefore({ act, subject, facts }: Adoption): boolean {
  if (act.type === g.SteeringDocumentAdopted.type)
    return subject.acts[0]?.event === act.event && act.data.inForceFrom < dayOf(act.at);
  return facts.all
    .every('guideline')
    .flatMap(({ acts }) => acts)
    .every(
      ({ type, event, recordedAt }) =>
        type !== g.GuidelineAdopted.type || event === act.event || recordedAt > act.recordedAt,
    );
}

export const steeringDocumentDraftedByCoordinator = guidelineRule({
  id: 'steering-document-drafted-by-coordinator',
  version: 1,
  rows: ['S031'],
  mode: 'check',
  judges: [g.GuidelineDrafted, ...ADOPTIONS],
  says: {
    sv: 'Styrdokumentet är inte formulerat av kommunens IT-strateg.',
    en: 'The steering document was not formulated by the IT strategist.',
  },
  remedy: {
    sv: 'Låt IT-strategen formulera styrdokumentet, och för in utkastet.',
    en: 'Let the IT strategist formulate the document, and record the draft.',
  },
  check: (context) => {
    const { act, facts } = context;
    if (act.type === g.GuidelineDrafted.type)
      return !facts.isOffice((act as ActOf<typeof g.GuidelineDrafted>).data.draftedBy, 'coordinator') && {};
    const adoption = context as Adoption;
    if (wasThereBefore(adoption) || before(g.GuidelineDrafted, adoption).length > 0) return undefined;
    return {
      sv: 'Inget utkast till styrdokumentet är infört före antagandet.',
      en: 'No draft of the steering document is recorded before its adoption.',
    };
  },
});

export const steeringDocumentReferred = guidelineRule({
  id: 'steering-document-referred',
  version: 1,
  rows: ['S086'],
  mode: 'check',
  judges: ADOPTIONS,
  says: {
    sv: 'IT-strategiska beredningsgruppen har inte svarat på remiss om styrdokumentet före antagandet.',
    en: 'The preparatory group had not answered a referral of the steering document before its adoption.',
  },
  remedy: {
    sv: 'Skicka styrdokumentet på remiss till gruppen och för in svaret.',
    en: 'Refer the steering document to the group and record its answer.',
  },
  check: (context) => {
    const body = context.facts.groupWith('preparatory-body')?.code;
    const answers = before(g.GuidelineReferralAnswered, context);
    return !wasThereBefore(context) && !answers.some(({ data }) => data.body === body) && {};
  },
});

export const steeringDocumentProposed = guidelineRule({
  id: 'steering-document-proposed',
  version: 1,
  rows: ['S068'],
  mode: 'check',
  judges: ADOPTIONS,
  says: {
    sv: 'Styrdokumentet är antaget utan att IT-styrgruppen har tagit fram det.',
    en: 'The steering document was adopted without the steering group having worked it out.',
  },
  remedy: {
    sv: 'Ta upp styrdokumentet i IT-styrgruppen och för in gruppens förslag.',
    en: "Take the document up in the steering group and record the group's proposal.",
  },
  check: (context) => {
    const forum = context.facts.groupWith('decision-body')?.code;
    const proposals = before(g.GuidelineProposed, context);
    return !wasThereBefore(context) && !proposals.some(({ data }) => data.forum === forum) && {};
  },
});

export const steeringDocumentAdoptedByChiefExecutive = guidelineRule({
  id: 'steering-document-adopted-by-chief-executive',
  version: 1,
  rows: ['S070'],
  mode: 'guard',
  judges: ADOPTIONS,
  says: {
    sv: 'Styrdokumentet är inte fastställt av kommundirektören.',
    en: 'The steering document was not adopted by the chief executive.',
  },
  remedy: {
    sv: 'Låt kommundirektören fastställa det, och ange beslutsfattarens befattning.',
    en: "Let the chief executive adopt it, and name the decider's office.",
  },
  check: (context) => {
    const { act, facts } = context;
    const { decider, deciderOffice } = act.data;
    if (deciderOffice === undefined && wasThereBefore(context)) return undefined;
    if (!facts.isOffice(deciderOffice, 'chief-executive')) return {};
    const nobodyKnown = facts.personsWith('chief-executive').length === 0;
    if (decider === undefined || nobodyKnown || facts.actsAs(decider, 'chief-executive')) return undefined;
    return {
      sv: 'Den som fastställde styrdokumentet innehade inte kommundirektörens befattning den dagen.',
      en: 'Whoever adopted the steering document did not hold the office of the chief executive that day.',
    };
  },
});

const CHANNELS = {
  internal: { sv: 'interna', en: 'internal' },
  external: { sv: 'externa', en: 'external' },
} as const;

const IN_FORCE_BEFORE = {
  sv: 'styrdokumentet gällde redan när det infördes',
  en: 'the document was in force already when it was recorded',
} as const;

/** Whether nothing is left to make available: another version has come into force, or this one was repealed. */
function isPast({ acts }: GuidelineRoll, { event, data }: Adoption['act'], today: string): boolean {
  return acts.some(
    (other) =>
      (other.type === g.GuidelineRepealed.type &&
        other.data['version'] === data.version &&
        String(other.data['repealedFrom']) <= today) ||
      (ADOPTIONS.some(({ type }) => type === other.type) &&
        other.event !== event &&
        String(other.data['inForceFrom']) > data.inForceFrom &&
        String(other.data['inForceFrom']) <= today),
  );
}

export const steeringDocumentPublished = guidelineDuties({
  id: 'steering-document-published',
  version: 1,
  rows: ['S069'],
  judges: ADOPTIONS,
  says: {
    sv: 'Styrdokumentet är inte publicerat på båda webbplatserna i tid.',
    en: 'The steering document was not published on both sites in time.',
  },
  remedy: {
    sv: 'Publicera styrdokumentet och för in publiceringen.',
    en: 'Publish the steering document and record the publication.',
  },
  duties: (context) => {
    const { act, subject, facts, today } = context;
    const there = wasThereBefore(context);
    const days = there ? undefined : facts.daysOf('publishRulesDays');
    const by = days === undefined ? undefined : addDays(dayOf(act.at), days);
    return Object.entries(CHANNELS).flatMap(([channel, which]): readonly Duty[] => {
      const done = earliest(
        subject.acts.filter(
          ({ type, data }) =>
            type === g.GuidelinePublished.type &&
            data['version'] === act.data.version &&
            data['channel'] === channel,
        ),
      );
      if (!done && by === undefined && isPast(subject, act, today)) return [];
      const what = asWritten(`${act.data.title}, version ${act.data.version}`);
      return [
        {
          for: 'group',
          ...named(facts.groupWith('decision-body')?.name),
          key: channel,
          ...(there ? { undated: IN_FORCE_BEFORE } : { parameter: 'publishRulesDays' }),
          ...(by === undefined ? {} : { by }),
          ...(done ? { done } : {}),
          sv: `Gör ${what} tillgänglig på kommunens ${which.sv} webbplats.`,
          en: `Make ${what} available on the municipality's ${which.en} site.`,
          missed: {
            sv: `Styrdokumentet publicerades inte i tid på kommunens ${which.sv} webbplats.`,
            en: `The steering document was not published in time on the municipality's ${which.en} site.`,
          },
        },
      ];
    });
  },
});

const named = (whom: string | undefined): Pick<Duty, 'whom'> => (whom === undefined ? {} : { whom });
