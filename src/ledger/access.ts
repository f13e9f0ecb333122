import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Access, Grant, RoleCode } from '../domain/access/access.decider.js';
import { Refusal } from '../domain/refusal.js';
import { GrantAccess, RevokeAccess } from '../domain/access/access.commands.js';
import type { Clock } from './clock.js';
import { rowOf } from './commands.js';
import type { Ledger } from './ledger.js';
import { newReference } from './reference.js';

/** Grants are believed this long without asking the store; a revocation made elsewhere reaches this node within it. */
const FRESH_MS = 1_000;
/** When they could not be confirmed for this long, nobody is let in. */
const CONFIRMED_MS = 10_000;

/** A calendar's key opens the address of the calendar and nothing else. */
const RANK: Record<RoleCode, number> = { calendar: -1, reader: 0, auditor: 1, registrar: 2, admin: 3 };

/** Whether a role may do what takes another. An administrator may do everything, an auditor all that a reader may. */
export const mayAct = (role: RoleCode, needed: RoleCode): boolean => RANK[role] >= RANK[needed];

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Who may come in (design §7): grants are events, folded by each node itself. */
export class AccessRoll {
  private confirmedAt = -Infinity;
  private confirming: Promise<void> | undefined;

  constructor(
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  /** The grant behind a token. @throws Refusal not-authenticated, token-revoked, token-expired, access-unconfirmed */
  async authenticate(token: string | undefined): Promise<Grant> {
    if (!token) throw new Refusal('not-authenticated');
    await this.confirm();
    const { state } = await this.ledger.access();
    const grant = state.grants.get(state.byToken.get(hashOfToken(token)) ?? '');
    if (!grant) throw new Refusal('not-authenticated');
    if (grant.revoked) throw new Refusal('token-revoked');
    if (grant.until <= this.clock.now().toISOString())
      throw new Refusal('token-expired', { until: grant.until });
    return grant;
  }

  /** The grant behind a calendar's address. Whatever is wrong with it, nobody is told more. @throws Refusal unknown-calendar */
  async calendar(token: string): Promise<Grant> {
    try {
      const grant = await this.authenticate(token);
      if (grant.role === 'calendar') return grant;
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 401) throw error;
    }
    throw new Refusal('unknown-calendar');
  }

  /** Every grant ever made, newest last. */
  async grants(): Promise<readonly Grant[]> {
    const { state }: { state: Access } = await this.ledger.access(true);
    return [...state.grants.values()];
  }

  /** Grants access for a number of days. The token is told once, here; the ledger keeps its hash. */
  async grant(
    person: string,
    role: RoleCode,
    days: number,
    by: { actor: string; door: string },
  ): Promise<{ token: string; grant: string; until: string }> {
    const token = `lig_${randomBytes(32).toString('base64url')}`;
    const until = new Date(this.clock.now().getTime() + days * 86_400_000).toISOString();
    const grant = newReference('g');
    const command = Object.assign(new GrantAccess(), {
      grant,
      person,
      role,
      tokenHash: hashOfToken(token),
      until,
    });
    await this.ledger.execute(rowOf('access', 'grant'), command, { commandId: randomUUID(), ...by });
    return { token, grant, until };
  }

  async revoke(
    grant: string,
    reasons: string | undefined,
    by: { actor: string; door: string },
  ): Promise<void> {
    const command = Object.assign(new RevokeAccess(), {
      grant,
      ...(reasons === undefined ? {} : { reasons }),
    });
    await this.ledger.execute(rowOf('access', 'revoke'), command, { commandId: randomUUID(), ...by });
  }

  private async confirm(): Promise<void> {
    const age = performance.now() - this.confirmedAt;
    if (age < FRESH_MS) return;
    this.confirming ??= this.refresh();
    try {
      await this.confirming;
    } catch (error) {
      if (performance.now() - this.confirmedAt > CONFIRMED_MS)
        throw new Refusal('access-unconfirmed', { reason: String(error) });
    } finally {
      this.confirming = undefined;
    }
  }

  private async refresh(): Promise<void> {
    const asked = performance.now();
    await this.ledger.access(true);
    this.confirmedAt = asked;
  }
}
