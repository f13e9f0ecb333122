import { Controller, HttpCode, Inject, Post, Req, Res, UseInterceptors, type Type } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JsonObject } from '../domain/json.js';
import { exampleOf } from '../ledger/command-row.js';
import { COMMANDS, type CommandRow } from '../ledger/commands.js';
import { KINDS, isPublicKind, type KindTexts } from '../ledger/kinds.js';
import type { Acknowledgement } from '../ledger/ledger.js';
import { readCommand } from '../ledger/read-command.js';
import { grantOf } from './admission.js';
import { Does, InPath, schemaNamed, TakesCommandHeaders, TakesExamples } from './described.js';
import { within } from './envelope.js';
import { commandIdOf, correlationIdOf, revisionOf } from './headers.js';
import { PositionInterceptor } from './position.interceptor.js';
import { Needs } from './role.guard.js';

interface Dispatching {
  readonly bus: CommandBus;
}

/** One controller per kind and one route per public row of the command table. */
export const commandControllers: readonly Type<unknown>[] = [
  ...Map.groupBy(
    COMMANDS.filter(({ door }) => door === 'public'),
    ({ kind }) => kind,
  ),
].map(([kind, rows]) => controllerOf(kind, rows));

/** The path of a command, as in the documentation. */
export function pathOf(row: CommandRow): string {
  const { path, target } = sectionOf(row.kind);
  return row.creates ? `/api/${path}/${row.name}` : `/api/${path}/{${target}}/${row.name}`;
}

function sectionOf(kind: CommandRow['kind']): KindTexts {
  if (!isPublicKind(kind)) throw new Error(`the commands of ${kind} are public and have no path`);
  return KINDS[kind];
}

function controllerOf(kind: CommandRow['kind'], rows: readonly CommandRow[]): Type<unknown> {
  const section = sectionOf(kind);
  class Commands implements Dispatching {
    constructor(@Inject(CommandBus) readonly bus: CommandBus) {}
  }
  Object.defineProperty(Commands, 'name', { value: `${section.tag}Commands` });
  Controller(`api/${section.path}`)(Commands);
  ApiTags(section.tag)(Commands);
  UseInterceptors(PositionInterceptor)(Commands);
  for (const row of rows) addRoute(Commands, row, section);
  return Commands;
}

/** Adds a method to the controller, and decorates it as a hand-written one would be. */
function addRoute(controller: Type<Dispatching>, row: CommandRow, section: KindTexts): void {
  const prototype = controller.prototype as object;
  const name = row.command.name;
  const descriptor: PropertyDescriptor = {
    configurable: true,
    writable: true,
    value(this: Dispatching, request: FastifyRequest, reply: FastifyReply): Promise<JsonObject> {
      return dispatch(this.bus, row, section, request, reply);
    },
  };
  Object.defineProperty(prototype, name, descriptor);
  Object.defineProperty(descriptor.value, 'name', { value: name });
  Reflect.defineMetadata('design:paramtypes', [Object, Object], prototype, name);
  Req()(prototype, name, 0);
  Res({ passthrough: true })(prototype, name, 1);
  const decorators: MethodDecorator[] = [
    Post(row.creates ? row.name : `:${section.target}/${row.name}`),
    HttpCode(row.creates ? 201 : 200),
    Needs(row.role),
    Does(row.en, row.sv),
    TakesExamples(name, exampleOf(row, 'required'), exampleOf(row, 'all')),
    TakesCommandHeaders(),
    acknowledged(row),
    ...(row.creates
      ? []
      : [InPath(section.target, `${section.targetEn} (${section.targetSv}).`, section.example)]),
  ];
  for (const decorate of decorators) decorate(prototype, name, descriptor);
}

function acknowledged(row: CommandRow): MethodDecorator {
  return ApiResponse({
    status: row.creates ? 201 : 200,
    description: 'Durable. What is told here will not be lost.',
    schema: schemaNamed('Acknowledgement'),
    headers: {
      ETag: { description: "The stream's revision, for If-Match.", schema: { type: 'string' } },
      'Ledger-Position': {
        description: 'Send it with a query to read what you have written, at any node.',
        schema: { type: 'string' },
      },
      ...(row.kind === 'initiative' && row.creates
        ? { Location: { description: 'The new initiative.', schema: { type: 'string' } } }
        : {}),
    },
  }) as MethodDecorator;
}

async function dispatch(
  bus: CommandBus,
  row: CommandRow,
  { path, target }: KindTexts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<JsonObject> {
  const { headers } = request;
  const { person } = grantOf(request);
  // A command whose fields are all optional may be sent without a body.
  const command = readCommand(row, request.body === undefined ? {} : request.body);
  const ifMatch = revisionOf(headers['if-match']);
  const correlationId = correlationIdOf(headers['x-correlation-id']);
  const about = (request.params as Record<string, string>)[target];
  const sent = within(command, {
    commandId: commandIdOf(headers['idempotency-key'], person),
    actor: person,
    door: 'rest',
    ...(about === undefined ? {} : { target: about }),
    ...(ifMatch === undefined ? {} : { ifMatch }),
    ...(correlationId === undefined ? {} : { correlationId }),
  });
  const acknowledgement = (await bus.execute(sent)) as Acknowledgement;
  void reply.header('ETag', `"${acknowledgement.revision}"`);
  void reply.header('Ledger-Position', String(acknowledgement.position));
  if (row.creates && acknowledgement.number !== undefined)
    void reply.header('Location', `/api/${path}/${acknowledgement.number}`);
  return asJson(acknowledgement);
}

/** Revisions and positions are larger than JSON's numbers: they go out as text. */
const asJson = ({ revision, position, ...rest }: Acknowledgement): JsonObject => ({
  ...rest,
  revision: String(revision),
  position: String(position),
});
