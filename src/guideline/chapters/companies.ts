import { CompanyMet } from '../../domain/companies/company.events.js';
import { PURPOSES } from '../../domain/companies/company.fields.js';
import type { CompanyRoll } from '../../../projections/company-roll.js';
import { isInScope, isWhollyOwned, meetingsIn, ownedOn } from '../companies.js';
import { lastFrom } from '../facts.js';
import { lapsesIn, type Lapse } from '../lapses.js';
import {
  companyRule,
  yearDuties,
  yearRule,
  type Breach,
  type Context,
  type Duty,
  type Words,
} from '../rule.js';

/** Chapters 3 and 11: the municipality's companies, which are met each year and share network and switchboard. */

/** What is wrong where somebody met a company, but not in the office that is to. */
const metByAnother = (name: string): Words => ({
  sv: `${name} har träffats under året, men inte av kommunens samordnare.`,
  en: `${name} was met during the year, but not by the coordinator.`,
});

/** A company is expected to be met when it is wholly owned on the year's last day, or today while the year goes on. */
function meetingDuty(company: CompanyRoll, { subject, facts }: Context<'year'>): Duty {
  const { name, code } = company;
  const met = meetingsIn(company, subject.year);
  const byCoordinator = met.filter(({ data }) => facts.isOffice(data.metBy, 'coordinator'));
  const [done] = byCoordinator.toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return {
    for: 'coordinator',
    key: code,
    by: subject.lastDay,
    ...(done ? { done } : {}),
    sv: `Träffa ${name} för att samordna, fånga upp behov och informera om pågående projekt.`,
    en: `Meet ${name} to coordinate, capture needs and tell of ongoing projects.`,
    missed:
      met.length > 0
        ? metByAnother(name)
        : {
            sv: `${name}, som är helägt, träffades inte under ${subject.year}.`,
            en: `${name}, which is wholly owned, was not met in ${subject.year}.`,
          },
    events: [
      ...(ownedOn(company, facts.day) ? [ownedOn(company, facts.day)?.event ?? ''] : []),
      ...met.map(({ event }) => event),
    ],
  };
}

export const whollyOwnedCompaniesMet = yearDuties({
  id: 'wholly-owned-companies-met',
  version: 1,
  rows: ['S024'],
  says: {
    sv: 'Ett helägt kommunalt bolag har inte träffats under året.',
    en: 'A wholly owned municipal company was not met during the year.',
  },
  remedy: {
    sv: 'Låt samordnaren träffa varje helägt bolag minst en gång om året.',
    en: 'Let the coordinator meet each wholly owned company at least once a year.',
  },
  duties: (context) =>
    context.facts.all
      .every('company')
      .filter((company) => isWhollyOwned(company, context.facts.day))
      .map((company) => meetingDuty(company, context)),
});

/** Several meetings of a year may share the purposes: the last of them is the one that leaves something out. */
export const companyMeetingsCoverPurposes = companyRule({
  id: 'company-meetings-cover-purposes',
  version: 1,
  rows: ['S025'],
  mode: 'check',
  judges: [CompanyMet],
  says: {
    sv: 'Årets möten med bolaget har inte tagit upp allt de är till för.',
    en: "The year's meetings with the company did not take up all they are for.",
  },
  remedy: {
    sv: 'Ta upp det som saknas när bolaget träffas nästa gång under året.',
    en: 'Take up what is missing the next time the company is met during the year.',
  },
  check: ({ act, subject }) => {
    if (!isWhollyOwned(subject, act.at)) return undefined;
    const met = meetingsIn(subject, act.at.slice(0, 4)).toSorted((a, b) => (a.at < b.at ? -1 : 1));
    if (met.at(-1)?.event !== act.event) return undefined;
    const taken = new Set<string>(met.flatMap(({ data }) => data.topics));
    const missing = Object.entries(PURPOSES).filter(([topic]) => !taken.has(topic));
    return (
      missing.length > 0 && {
        events: met.map(({ event }) => event),
        sv: `Mötena med ${subject.name} tog inte upp: ${missing.map(([, sv]) => sv.toLowerCase()).join(', ')}.`,
        en: `The meetings with ${subject.name} did not take up: ${missing.map(([topic]) => topic).join(', ')}.`,
      }
    );
  },
});

type Told = Readonly<{ event: string; from: string; holds: boolean }>;

/** What a company lacks: on the year's last day, as is told or because nothing is, and for a time before that. */
type Sentences = Readonly<{
  lacks: (name: string) => Words;
  untold: (name: string) => Words;
  lacked: (name: string, lapse: Lapse) => Words;
}>;

/** Each company in scope of which something is not told to hold on the year's last day, or was told not to for a time. */
const lackingIn = (
  { facts, subject }: Context<'year'>,
  toldOf: (company: CompanyRoll) => readonly Told[],
  { lacks, untold, lacked }: Sentences,
): Breach[] =>
  facts.all.every('company').flatMap((company): Breach[] => {
    const { name } = company;
    const told = toldOf(company);
    const lapses = lapsesIn(told, ({ holds }) => holds, subject)
      .filter(({ from }) => isInScope(company, facts.all.on(from)))
      .map((lapse) => ({ on: lapse.from, events: lapse.events, ...lacked(name, lapse) }));
    const last = lastFrom(told.filter(({ from }) => from <= facts.day));
    if (!isInScope(company, facts) || last?.holds === true) return lapses;
    const events = [ownedOn(company, facts.day)?.event, last?.event].filter((event) => event !== undefined);
    return [...lapses, { events, ...(last ? lacks(name) : untold(name)) }];
  });

export const companiesOnTheNetwork = yearRule({
  id: 'companies-on-the-network',
  version: 1,
  rows: ['S141'],
  mode: 'check',
  says: {
    sv: 'Ett kommunägt bolag använder inte kommunens gemensamma nät.',
    en: "A municipally owned company does not use the municipality's common network.",
  },
  remedy: {
    sv: 'Anslut bolaget till nätet, eller för in att det redan är det.',
    en: 'Connect the company to the network, or record that it is already.',
  },
  check: (context) =>
    lackingIn(context, ({ network }) => network.map((told) => ({ ...told, holds: told.usesNetwork })), {
      lacks: (name) => ({
        sv: `${name} använder inte kommunens gemensamma nät.`,
        en: `${name} does not use the municipality's common network.`,
      }),
      untold: (name) => ({
        sv: `Det är inte infört om ${name} använder kommunens gemensamma nät.`,
        en: `It is not recorded whether ${name} uses the municipality's common network.`,
      }),
      lacked: (name, { from, to }) => ({
        sv: `${name} använde inte kommunens gemensamma nät från ${from} till ${to}.`,
        en: `${name} did not use the municipality's common network from ${from} to ${to}.`,
      }),
    }),
});

export const companiesReachable = yearRule({
  id: 'companies-reachable',
  version: 1,
  rows: ['S143'],
  mode: 'check',
  says: {
    sv: 'Ett kommunägt bolag nås inte genom kommunens växel.',
    en: "A municipally owned company is not reached through the municipality's switchboard.",
  },
  remedy: {
    sv: 'Låt växeln nå bolaget, eller för in att den redan gör det.',
    en: 'Let the switchboard reach the company, or record that it does already.',
  },
  check: (context) =>
    lackingIn(
      context,
      ({ reachability }) => reachability.map((told) => ({ ...told, holds: told.reachable })),
      {
        lacks: (name) => ({
          sv: `${name} nås inte genom kommunens växel.`,
          en: `${name} is not reached through the municipality's switchboard.`,
        }),
        untold: (name) => ({
          sv: `Det är inte infört om ${name} nås genom kommunens växel.`,
          en: `It is not recorded whether ${name} is reached through the municipality's switchboard.`,
        }),
        lacked: (name, { from, to }) => ({
          sv: `${name} nåddes inte genom kommunens växel från ${from} till ${to}.`,
          en: `${name} was not reached through the municipality's switchboard from ${from} to ${to}.`,
        }),
      },
    ),
});
