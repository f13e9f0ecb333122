import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { RoleCode } from '../domain/access/access.decider.js';
import { Refusal } from '../domain/refusal.js';
import { mayAct } from '../ledger/access.js';
import { grantOf } from './admission.js';

const NEEDED = 'liggare:needed-role';

/** The role that a route takes; `public` for the few that take none. A route without it answers nobody. */
export const Needs = (role: RoleCode | 'public'): MethodDecorator =>
  SetMetadata(NEEDED, role) as MethodDecorator;

/** Holds every route to the role it names. Who is asking has been settled before (see admission.ts). */
@Injectable()
export class RoleGuard implements CanActivate {
  private readonly reflector = new Reflector();

  canActivate(context: ExecutionContext): boolean {
    const needed = this.reflector.get<RoleCode | 'public' | undefined>(NEEDED, context.getHandler());
    if (needed === undefined) throw new Error(`${context.getHandler().name} names no role`);
    if (needed === 'public') return true;
    const { role } = grantOf(context.switchToHttp().getRequest<FastifyRequest>());
    if (!mayAct(role, needed)) throw new Refusal('not-allowed', { role, needed });
    return true;
  }
}
