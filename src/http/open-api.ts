import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { commandFields } from '../domain/field.js';
import type { JsonObject } from '../domain/json.js';
import { REFUSALS } from '../domain/refusal.js';
import { COMMANDS } from '../ledger/commands.js';
import { VERSION } from '../version.js';
import { CALENDAR_ROUTE, isPublic } from './admission.js';
import { answerSchemas } from './answers.js';
import { personBody, revocationBody, tokenBody } from './parameters.js';
import { bodySchemaOf } from './schema-of.js';

const ABOUT = `Governance of municipal IT: every need, consultation, anchoring, decision and financing is an event that
is never changed. Commands record what has happened, also when it broke the rules; queries show it, as it was known at a
time and as it was in force on a day.

Groups, offices and units are named in the words of the guideline that comes with the program. Their codes are the same
everywhere; the names are those of the guideline that a municipality has adopted.

Money is whole öre exclusive of VAT. Days are \`2025-03-14\`, in the ledger's time zone. Errors are
\`application/problem+json\` with a stable \`code\` and a sentence in Swedish (\`sv\`) and English (\`en\`).`;

type Operation = { security?: unknown; responses: Record<string, unknown> };

/** Which refusals an operation may answer with; the codes come from the one table there is. */
const ALWAYS = [400, 401, 403, 404, 429, 500, 503];
const WHEN_WRITING = [409, 412, 413, 422];

/** Documents every route and shows it at /api/docs, with the document itself at /api/docs-json. */
export function documentApi(app: NestFastifyApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Liggare')
    .setDescription(ABOUT)
    .setVersion(VERSION)
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', description: 'A token made by `liggare token create`.' },
      'token',
    )
    .addSecurityRequirements('token')
    .build();
  const document = completed(SwaggerModule.createDocument(app, builder));
  SwaggerModule.setup('api/docs', app, document, {
    raw: ['json'],
    customSiteTitle: 'Liggare: REST',
    swaggerOptions: { validatorUrl: null, displayRequestDuration: true, docExpansion: 'list' },
  });
  return document;
}

const CALENDAR_PATH = CALENDAR_ROUTE.replace(/:(\w+)/, '{$1}');

/** Adds what decorators cannot say: the named schemas, and the refusals that every operation shares. */
function completed(document: OpenAPIObject): OpenAPIObject {
  for (const [path, operations] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(operations as Record<string, Operation>)) {
      if (isPublic(path)) {
        operation.security = [];
        continue;
      }
      // Its key stands in the path.
      if (path === CALENDAR_PATH) operation.security = [];
      for (const status of method === 'get' ? ALWAYS : [...ALWAYS, ...WHEN_WRITING])
        operation.responses[status] ??= { $ref: `#/components/responses/Refused${status}` };
    }
  const bodies = COMMANDS.filter(({ door }) => door === 'public').map(
    (row) => [row.command.name, bodySchemaOf(commandFields(row.command))] as const,
  );
  const schemas = {
    ...Object.fromEntries(bodies),
    NewPerson: bodySchemaOf(personBody),
    NewToken: bodySchemaOf(tokenBody),
    Revocation: bodySchemaOf(revocationBody),
    ...answerSchemas,
  };
  const responses = Object.fromEntries(
    [...ALWAYS, ...WHEN_WRITING].map((status) => [`Refused${status}`, refused(status)]),
  );
  const components = { ...document.components, schemas, responses };
  return { ...document, components: components as unknown as NonNullable<OpenAPIObject['components']> };
}

function refused(status: number): JsonObject {
  const codes = Object.entries(REFUSALS).filter(([, text]) => text.status === status);
  return {
    description: codes.map(([code]) => `\`${code}\``).join(', ') || '`internal-error`',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}
