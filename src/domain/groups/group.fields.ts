import Type from 'typebox';
import {
  choice,
  closed,
  Code,
  field,
  InitiativeNumberText,
  line,
  OfficeReference,
  Day,
  PersonReference,
  SystemReference,
  text,
  UnitReference,
  UnitWord,
  Year,
} from '../shapes.js';
import { MeetingDate } from '../fields.js';

export const GroupCode = field({
  schema: Code,
  sv: 'Gruppkod',
  en: 'Group code',
  example: 'it-steering-group',
});
export const GroupName = field({ schema: line(120), sv: 'Grupp', en: 'Group', example: 'IT-styrgruppen' });
export const MemberOffice = field({
  schema: OfficeReference,
  sv: 'Befattning',
  en: 'Office',
  example: 'finance-director',
});
export const MemberPerson = field({
  schema: PersonReference,
  sv: 'Person',
  en: 'Person',
  example: 'p-7Q2MA1B2',
});
export const MemberUnit = field({
  schema: UnitWord,
  sv: 'Företräder',
  en: 'Represents',
  example: 'Utbildningskontoret',
});
export const MemberCapacity = field(
  choice('Som', 'Capacity', { member: 'Ledamot', substitute: 'Ersättare' }),
);
export const AppointedBy = field({
  schema: OfficeReference,
  sv: 'Utsedd av',
  en: 'Appointed by',
  example: 'chief-executive',
});
export const ConvenedBy = field({
  schema: OfficeReference,
  sv: 'Sammankallad av',
  en: 'Convened by',
  example: 'it-strategist',
});
export const MeetingChair = field({
  schema: PersonReference,
  sv: 'Ordförande',
  en: 'Chair',
  example: 'p-7Q2MA1B2',
});
const persons = (sv: string, en: string) =>
  field({
    schema: Type.Array(PersonReference, { minItems: 1, maxItems: 100, uniqueItems: true }),
    sv,
    en,
    example: ['p-7Q2MA1B2'],
  });
export const Present = persons('Närvarande', 'Present');
export const Absent = persons('Frånvarande', 'Absent');
export const Points = field({
  schema: Type.Array(
    closed({
      point: line(20),
      title: Type.Optional(line(200)),
      initiative: Type.Optional(InitiativeNumberText),
      /** Those who took no part in the point. */
      steppedAside: Type.Optional(
        Type.Array(PersonReference, { minItems: 1, maxItems: 50, uniqueItems: true }),
      ),
    }),
    { minItems: 1, maxItems: 100 },
  ),
  sv: 'Punkter',
  en: 'Points',
  example: [
    { point: '4', title: 'Nytt diariesystem', initiative: '2026-0017', steppedAside: ['p-7Q2MA1B2'] },
  ],
});
export const NotesReference = field({
  schema: line(200),
  sv: 'Minnesanteckningar',
  en: 'Notes',
  example: 'KS 2025/0044-3',
});
/** Whether the member belongs to the management team of the unit they sit for: S094. */
export const InManagementTeam = field({
  schema: Type.Boolean(),
  sv: 'Ingår i enhetens ledningsgrupp',
  en: "In the unit's management team",
  example: true,
});
export const PlannedYear = field({ schema: Year, sv: 'Planerat år', en: 'Planned year', example: '2025' });
export const PlannedDates = field({
  schema: Type.Array(Day, { minItems: 1, maxItems: 366, uniqueItems: true }),
  sv: 'Planerade möten',
  en: 'Planned meetings',
  example: ['2025-02-12', '2025-05-14'],
});
/** The day of a meeting that may be still to come. */
export const AgendaFor = field({
  schema: MeetingDate.schema,
  sv: MeetingDate.sv,
  en: MeetingDate.en,
  example: '2025-04-02',
});
/** What the meeting is to take up, and who prepared it: an office or a unit (S110). */
export const AgendaPoints = field({
  schema: Type.Array(
    closed({
      point: line(20),
      title: Type.Optional(line(200)),
      initiative: Type.Optional(InitiativeNumberText),
      preparedBy: Type.Optional(OfficeReference),
      preparedByUnit: Type.Optional(UnitReference),
    }),
    { minItems: 1, maxItems: 100 },
  ),
  sv: 'Punkter',
  en: 'Points',
  example: [
    { point: '3', title: 'Kostnadsnivåer', initiative: '2026-0017', preparedBy: 'it-strategist' },
    { point: '4', preparedByUnit: 'education-office' },
  ],
});
export const InformedUnit = field({
  schema: UnitReference,
  sv: 'Informerad enhet',
  en: 'Informed unit',
  example: 'education-office',
});
export const InformedSystems = field({
  schema: Type.Array(SystemReference, { minItems: 1, maxItems: 500, uniqueItems: true }),
  sv: 'System vars ägare nåddes',
  en: 'Systems whose owners were reached',
  example: ['case-register'],
});
export const AllOwners = field({
  schema: Type.Boolean(),
  sv: 'Alla systemägare',
  en: 'All system owners',
  example: false,
});
export const DistributedInformation = field({
  schema: text(2_000),
  sv: 'Information',
  en: 'Information',
  example: 'Kostnadsnivåer för 2026 och planerade driftstopp under sommaren.',
  disposable: true,
});
