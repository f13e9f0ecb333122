import { LedgerCommand } from '../command.js';
import { Is } from '../is.js';
import type { CodeOf } from '../field.js';
import * as f from '../fields.js';
import * as a from './access.fields.js';

export class RegisterPerson extends LedgerCommand {
  @Is(a.Person) person!: string;
  @Is(a.NameCommitment) commitment!: string;
}

export class GrantAccess extends LedgerCommand {
  @Is(a.GrantId) grant!: string;
  @Is(a.GrantedTo) person!: string;
  @Is(a.Role) role!: CodeOf<typeof a.Role>;
  @Is(a.TokenHash) tokenHash!: string;
  @Is(a.ValidUntil) until!: string;
}

export class RevokeAccess extends LedgerCommand {
  @Is(a.GrantId) grant!: string;
  @Is(f.Reasons, 'optional') reasons?: string;
}
