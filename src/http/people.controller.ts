import { Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RoleCode } from '../domain/access/access.decider.js';
import { Refusal } from '../domain/refusal.js';
import { registerPerson } from '../people/register-person.js';
import type { ShownPerson } from '../people/people-store.js';
import { grantOf } from './admission.js';
import { Answers, Does, InPath, TakesBody } from './described.js';
import { withNames } from './names.js';
import { noParameters, personBody, revocationBody, tokenBody } from './parameters.js';
import { malformed } from './problem.js';
import { LEDGER, type FollowedLedger } from './provided.js';
import { readFields, readQuery } from './read-fields.js';
import { Needs } from './role.guard.js';

const DOOR = 'rest';

/** Persons and their tokens: what takes an application service, since a name or a token must not come into the ledger. */
@ApiTags('Persons and tokens')
@Controller('api')
export class PeopleController {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  @Post('people')
  @HttpCode(201)
  @Needs('admin')
  @Does(
    'Register a person',
    'Registrera en person',
    'The name stays in the people store; the ledger keeps a commitment to it. Takes no Idempotency-Key.',
  )
  @TakesBody('NewPerson', personBody)
  @Answers(201, 'PersonReference', 'The opaque reference that stands for the person from now on.')
  async register(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ person: string }> {
    refuseKey(request);
    const { name } = readFields(personBody, request.body) as { name: string };
    const { people, ledger } = this.opened;
    const person = await registerPerson(people, ledger, name, { actor: grantOf(request).person, door: DOOR });
    void reply.header('Location', `/api/people/${person}`);
    return { person };
  }

  @Get('people/:person')
  @Needs('auditor')
  @Does('Show the name behind a reference', 'Visa namnet bakom en personreferens')
  @InPath('person', 'The reference (Personreferens).', 'p-7Q2MA1B2')
  @Answers(200, 'Person', 'The name, and whether it is the one that the ledger has a commitment to.')
  async person(@Req() request: FastifyRequest): Promise<ShownPerson> {
    readQuery(noParameters, request.query);
    const { person } = request.params as { person: string };
    const { state } = await this.opened.ledger.access(true);
    const commitments = state.persons.get(person);
    if (!commitments) throw new Refusal('unknown-person', { person });
    return this.opened.people.show(person, commitments);
  }

  @Post('tokens')
  @HttpCode(201)
  @Needs('admin')
  @Does(
    'Grant access',
    'Ge behörighet',
    'The token is shown here and never again: the ledger keeps its hash. Takes no Idempotency-Key.',
  )
  @TakesBody('NewToken', tokenBody)
  @Answers(201, 'Token', 'The token, its grant and until when it is valid.')
  async grant(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    refuseKey(request);
    const body = readFields(tokenBody, request.body) as { person: string; role: RoleCode; days: number };
    void reply.header('Cache-Control', 'no-store');
    return this.opened.access.grant(body.person, body.role, body.days, by(request));
  }

  @Get('tokens')
  @Needs('admin')
  @Does('List every grant ever made, newest last', 'Visa behörigheterna')
  @Answers(200, 'Grants', 'The grants. Of a token nobody has more than its hash, and that is not shown.')
  async grants(@Req() request: FastifyRequest): Promise<object> {
    readQuery(noParameters, request.query);
    const rows = (await this.opened.access.grants()).map(({ tokenHash: _hash, ...grant }) => grant);
    return withNames(this.opened, grantOf(request), { rows });
  }

  @Delete('tokens/:grant')
  @HttpCode(204)
  @Needs('admin')
  @Does('Revoke access', 'Återkalla behörighet')
  @InPath('grant', 'The grant (Behörighet).', 'g-3K9XA1B2')
  @TakesBody('Revocation', revocationBody)
  @ApiResponse({ status: 204, description: 'Revoked, here at once and at other nodes within a second.' })
  async revoke(@Req() request: FastifyRequest): Promise<void> {
    refuseKey(request);
    const body = request.body === undefined ? {} : request.body;
    const { reasons } = readFields(revocationBody, body) as { reasons?: string };
    const { grant } = request.params as { grant: string };
    await this.opened.access.revoke(grant, reasons, by(request));
  }
}

const by = (request: FastifyRequest): { actor: string; door: string } => ({
  actor: grantOf(request).person,
  door: DOOR,
});

/** A promise that would not be kept: these requests make something random, which a second sending cannot make again. */
function refuseKey(request: FastifyRequest): void {
  if (request.headers['idempotency-key'] !== undefined)
    throw malformed([
      'Idempotency-Key tas inte emot här, eftersom en upprepad begäran gör något nytt',
      'Idempotency-Key is not taken here, since a repeated request makes something new',
    ]);
}
