import { LedgerCommand } from '../command.js';
import { Is } from '../is.js';
import type { CodeOf } from '../field.js';
import * as u from './unit.fields.js';

export class EstablishUnit extends LedgerCommand {
  @Is(u.UnitCode) code!: string;
  @Is(u.UnitName) name!: string;
  @Is(u.UnitKind) kind!: CodeOf<typeof u.UnitKind>;
}
