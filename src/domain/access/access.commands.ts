import { LedgerCommand } from '../command.js';
import { Is } from '../is.js';
import type { CodeOf } from '../field.js';
import * as f from '../fields.js';

export class RegisterPerson extends LedgerCommand {
  @Is(f.Person) person!: string;
  @Is(f.NameCommitment) commitment!: string;
}

export class GrantAccess extends LedgerCommand {
  @Is(f.GrantId) grant!: string;
  @Is(f.GrantedTo) person!: string;
  @Is(f.Role) role!: CodeOf<typeof f.Role>;
  @Is(f.TokenHash) tokenHash!: string;
  @Is(f.ValidUntil) until!: string;
}

export class RevokeAccess extends LedgerCommand {
  @Is(f.GrantId) grant!: string;
  @Is(f.Reasons, 'optional') reasons?: string;
}
