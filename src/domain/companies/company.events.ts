import * as c from './company.fields.js';
import * as f from '../fields.js';
import { defineEvent } from '../event-definition.js';
import { Refusal } from '../refusal.js';

/** A company is owned to no more than the whole of it. */
const within = ({ share }: Readonly<{ share: number }>): Refusal | undefined =>
  share > c.WHOLE ? new Refusal('owned-beyond-whole', { share: c.inPerCent(share) }) : undefined;

/** A company that the municipality owns the whole or a part of, from a day: S024, S141, S143. */
export const CompanyRegistered = defineEvent({
  type: 'CompanyRegistered',
  sv: 'Bolag registrerat',
  schema: 1,
  required: { code: c.CompanyCode, name: c.CompanyName, share: c.OwnedShare, from: c.OwnedFrom },
  optional: {},
  check: within,
});

/** The municipality owns more or less of it from a day, or nothing any more. */
export const OwnershipChanged = defineEvent({
  type: 'OwnershipChanged',
  sv: 'Ägarandel ändrad',
  schema: 1,
  required: { share: c.ChangedShare, from: c.ChangedFrom },
  optional: {},
  check: within,
});

/** Somebody met the company to coordinate, to capture its needs and to tell of projects: S024, S025. */
export const CompanyMet = defineEvent({
  type: 'CompanyMet',
  sv: 'Möte med bolag',
  schema: 1,
  required: { meetingDate: f.MeetingDate, metBy: c.MetBy, topics: c.Topics },
  optional: { meetingReference: f.MeetingReference, initiatives: c.CapturedNeeds, note: f.Summary },
});

/** Whether the company is reached through the municipality's switchboard: S143. */
export const CompanyReachabilityRecorded = defineEvent({
  type: 'CompanyReachabilityRecorded',
  sv: 'Bolagets nåbarhet införd',
  schema: 1,
  required: { reachable: c.Reachable, from: c.HoldsSince },
  optional: {},
});

/** Whether the company is on the municipality's network: S141. */
export const CompanyNetworkUseRecorded = defineEvent({
  type: 'CompanyNetworkUseRecorded',
  sv: 'Bolagets nätanslutning införd',
  schema: 1,
  required: { usesNetwork: c.UsesNetwork, from: c.HoldsSince },
  optional: {},
});
