import * as m from './economy.fields.js';
import { defineEvent } from '../event-definition.js';

/** A calendar year that money is planned for: what is decided about it lies in its stream, whenever it was decided. */
export const BudgetYearOpened = defineEvent({
  type: 'BudgetYearOpened',
  sv: 'Budgetår upplagt',
  schema: 1,
  required: { year: m.BudgetYear },
  optional: {},
});
