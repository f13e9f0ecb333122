import * as f from '../fields.js';
import { defineEvent } from '../event-definition.js';
import * as m from './economy.fields.js';
import * as r from './rental.fields.js';
import { countedOnce, pricedOnce } from './sums.js';

/** Who decided a rent: the guideline says only that it is decided (S121, A05), the law who can. */
const decided = { forum: f.Forum, decider: f.Decider, deciderOffice: f.DeciderOffice };

/** How the rental system works and what it costs, told to the financing group: S120. */
export const RentalSystemPresented = defineEvent({
  type: 'RentalSystemPresented',
  sv: 'Hyressystemet redovisat',
  schema: 1,
  required: { meetingDate: f.MeetingDate, presentedBy: m.PresentedBy },
  optional: { meetingReference: f.MeetingReference, reference: m.Reference },
});

/** The rent of the budget year, per class: S044, S121. */
export const PriceListDecided = defineEvent({
  type: 'PriceListDecided',
  sv: 'Hyran bestämd',
  schema: 1,
  required: { version: r.PriceListVersion, prices: r.Prices, ...decided },
  optional: { meetingDate: f.MeetingDate, delegation: f.Delegation, reference: m.Reference },
  check: pricedOnce,
});

/** The rent changed after it was decided, all prices anew, from a day of the budget year. */
export const PriceListChanged = defineEvent({
  type: 'PriceListChanged',
  sv: 'Hyran ändrad',
  schema: 1,
  required: { version: r.PriceListVersion, prices: r.Prices, from: r.PricesFrom, ...decided },
  optional: {
    meetingDate: f.MeetingDate,
    delegation: f.Delegation,
    reference: m.Reference,
    reasons: f.Reasons,
  },
  check: pricedOnce,
});

/** What each unit rents, counted on a day: what its rent is computed from. */
export const RentalBaseRecorded = defineEvent({
  type: 'RentalBaseRecorded',
  sv: 'Hyresunderlag infört',
  schema: 1,
  required: { baseDate: r.RentBaseDate, counts: r.RentCounts },
  optional: { reference: m.Reference },
  check: countedOnce,
});
