import { LedgerCommand } from '../command.js';
import { Is } from '../is.js';
import * as f from './company.fields.js';

export class RegisterCompany extends LedgerCommand {
  @Is(f.CompanyCode) code!: string;
  @Is(f.CompanyName) name!: string;
  @Is(f.OwnedShare) share!: number;
  @Is(f.OwnedFrom) from!: string;
}
