import { GuardedCommand } from '../command.js';
import { Is } from '../is.js';
import * as f from '../fields.js';
import type { CodeOf } from '../field.js';
import * as m from './economy.fields.js';
import * as r from './rental.fields.js';

export class PresentRentalSystem extends GuardedCommand {
  @Is(f.MeetingDate) meetingDate!: string;
  @Is(f.MeetingReference, 'optional') meetingReference?: string;
  @Is(m.PresentedBy) presentedBy!: string[];
  @Is(m.Reference, 'optional') reference?: string;
}

export class DecidePriceList extends GuardedCommand {
  @Is(r.PriceListVersion) version!: string;
  @Is(r.Prices) prices!: CodeOf<typeof r.Prices>;
  @Is(f.Forum) forum!: CodeOf<typeof f.Forum>;
  @Is(f.Decider) decider!: string;
  @Is(f.DeciderOffice) deciderOffice!: string;
  @Is(f.MeetingDate, 'optional') meetingDate?: string;
  @Is(f.Delegation, 'optional') delegation?: string;
  @Is(m.Reference, 'optional') reference?: string;
}

/** What is changed is the whole price list, in the same words, from a day. */
export class ChangePriceList extends DecidePriceList {
  @Is(r.PricesFrom) from!: string;
  @Is(f.Reasons, 'optional') reasons?: string;
}

export class RecordRentalBase extends GuardedCommand {
  @Is(r.RentBaseDate) baseDate!: string;
  @Is(r.RentCounts) counts!: CodeOf<typeof r.RentCounts>;
  @Is(m.Reference, 'optional') reference?: string;
}
