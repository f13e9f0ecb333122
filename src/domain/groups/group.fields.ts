import Type from 'typebox';
import {
  choice,
  closed,
  Code,
  field,
  InitiativeNumberText,
  line,
  OfficeReference,
  PersonReference,
  UnitName,
} from '../shapes.js';

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
  schema: UnitName,
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
