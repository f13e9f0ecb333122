import { LedgerCommand } from '../command.js';
import { Is } from '../is.js';
import * as m from './economy.fields.js';

export class OpenBudgetYear extends LedgerCommand {
  @Is(m.BudgetYear) year!: string;
}
