import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandFields } from '../../src/domain/field.js';
import { REFUSALS } from '../../src/domain/refusal.js';
import { pathOf } from '../../src/http/command-controllers.js';
import { COMMANDS } from '../../src/ledger/commands.js';
import { readCommand } from '../../src/ledger/read-command.js';
import { VERSION } from '../../src/version.js';
import { Door } from './opened.js';

type Schema = { properties: Record<string, { title: string; description: string }>; required?: string[] };
type Operation = {
  summary: string;
  description: string;
  parameters?: { name: string; in: string; schema: object }[];
  requestBody?: {
    required: boolean;
    content: Record<string, { schema: { $ref: string }; examples: Record<string, { value: object }> }>;
  };
  responses: Record<string, { $ref?: string; description?: string; content?: object }>;
};
type Document = {
  openapi: string;
  info: { version: string };
  security: object[];
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, Schema & Record<string, unknown>>;
    responses: Record<string, { description: string; content: object }>;
    securitySchemes: Record<string, object>;
  };
};

let door: Door;
let document: Document;
beforeAll(async () => {
  door = await Door.open();
  document = (await door.get('/api/docs-json', { as: 'nobody' })).body as Document;
});
afterAll(() => door.close());

const PUBLIC_ROWS = COMMANDS.filter((row) => row.door === 'public');

describe('the OpenAPI document', () => {
  it('is of this program, takes a bearer token, and speaks JSON Schema', () => {
    expect([document.openapi, document.info.version]).toEqual(['3.1.0', VERSION]);
    expect(document.security).toEqual([{ token: [] }]);
    expect(document.components.securitySchemes['token']).toMatchObject({ type: 'http', scheme: 'bearer' });
  });

  it('has a route for every public command, with its texts in both languages', () => {
    expect(PUBLIC_ROWS.length).toBeGreaterThan(10);
    for (const row of PUBLIC_ROWS)
      expect(document.paths[pathOf(row)]?.['post']).toMatchObject({ summary: row.en, description: row.sv });
  });

  it('has the schema of every command, derived from its fields', () => {
    for (const row of PUBLIC_ROWS) {
      const fields = commandFields(row.command);
      const schema = document.components.schemas[row.command.name];
      expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
      expect(Object.keys(schema?.properties ?? {})).toEqual(fields.map(({ property }) => property));
      expect(schema?.required ?? []).toEqual(
        fields.filter(({ required }) => required).map(({ property }) => property),
      );
      for (const { property, field } of fields) expect(schema?.properties[property]?.title).toBe(field.sv);
    }
  });

  it('has examples that the commands take', () => {
    for (const row of PUBLIC_ROWS) {
      const body = document.paths[pathOf(row)]?.['post']?.requestBody?.content['application/json'];
      expect(body?.schema).toEqual({ $ref: `#/components/schemas/${row.command.name}` });
      expect(Object.keys(body?.examples ?? {})).toEqual(['least', 'all']);
      for (const { value } of Object.values(body?.examples ?? {}))
        expect(readCommand(row, value)).toBeInstanceOf(row.command);
    }
  });

  it('tells what codes mean, and keeps names out of free text', () => {
    const { category, businessNeed } = document.components.schemas['ReportNeed']?.properties ?? {};
    expect(category?.description).toBe(
      'System category (Systemkategori). `shared` Kommungemensamt system, `operational` Verksamhetssystem, `no-system` Inget system.',
    );
    expect(businessNeed?.description).toContain('no personal names');
  });

  it('tells every refusal by its code', () => {
    const told = Object.values(document.components.responses)
      .map(({ description }) => description)
      .join(' ');
    const untold = Object.keys(REFUSALS).filter((code) => !told.includes(`\`${code}\``));
    expect(untold).toEqual([]);
    for (const { content } of Object.values(document.components.responses))
      expect(Object.keys(content)).toEqual(['application/problem+json']);
  });

  it('refers to nothing that it does not have', () => {
    const text = JSON.stringify(document);
    const references = [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)];
    expect(references.length).toBeGreaterThan(100);
    for (const [, kind, name] of references)
      expect(Object.keys(document.components[kind as 'schemas'])).toContain(name);
    expect(text.split('"$ref"').length - 1).toBe(references.length);
  });

  it('says of every operation what it answers and whom it refuses', () => {
    for (const [path, operations] of Object.entries(document.paths))
      for (const [method, { responses, summary }] of Object.entries(operations)) {
        expect(summary.length).toBeGreaterThan(10);
        const statuses = Object.keys(responses);
        if (path.startsWith('/health/') || path.startsWith('/log/')) continue;
        expect([path, method, statuses]).toEqual([
          path,
          method,
          expect.arrayContaining(['401', '403', '503']),
        ]);
      }
  });
});

describe('an answer', () => {
  it('has no member that its schema does not know', async () => {
    const number = await door.need({ businessNeed: 'Mer plats.' });
    await door.post(`/api/initiatives/${number}/decide`, { outcome: 'approved', forum: 'it-steering-group' });
    const pages: readonly (readonly [string, string])[] = [
      ['/api/initiatives', 'Initiatives'],
      ['/api/decisions', 'Decisions'],
      ['/api/offices', 'Offices'],
      ['/api/units', 'Units'],
      [
        `/api/initiatives/${number}/history?knownAt=2025-12-01&inForceOn=2025-12-01&compare=2025-01-01`,
        'History',
      ],
      ['/api/ledger', 'Ledger'],
      ['/api/tokens', 'Grants'],
      [`/api/people/${door.anna}`, 'Person'],
      ['/health/ready', 'Readiness'],
      ['/api/reports/2025/evidence', 'Evidence'],
      ['/api/analyses', 'Analyses'],
      ['/api/analyses/lead-times?year=2025', 'Analysis'],
    ];
    for (const [url, name] of pages) {
      const { body, status } = await door.get(url, { as: 'admin' });
      const schema = document.components.schemas[name];
      expect([url, status]).toEqual([url, 200]);
      expect([url, Object.keys(schema?.properties ?? {})]).toEqual([
        url,
        expect.arrayContaining(Object.keys(body)),
      ]);
      expect([url, Object.keys(body)]).toEqual([url, expect.arrayContaining(schema?.required ?? [])]);
      const [row] = (body['rows'] ?? body['steps'] ?? []) as object[];
      const members = schema?.properties['rows'] ?? schema?.properties['steps'];
      const known = (members as { items?: Schema } | undefined)?.items?.properties ?? {};
      expect([url, Object.keys(known)]).toEqual([url, expect.arrayContaining(Object.keys(row ?? {}))]);
    }
  });
});

describe('the documentation', () => {
  it('is a page whose scripts and styles are its own files, allowed by its policy', async () => {
    const { status, text, headers } = await door.get('/api/docs', { as: 'nobody' });
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/html');
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(text).not.toMatch(/<script>/);
    const assets = [...text.matchAll(/(?:src|href)="(\.[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(assets.length).toBeGreaterThan(3);
    for (const asset of assets) {
      const url = new URL(asset, 'http://x/api/docs').pathname;
      expect([url, (await door.get(url, { as: 'nobody' })).status]).toEqual([url, 200]);
    }
  });

  it('shows no file but its own', async () => {
    for (const path of [
      '../../package.json',
      '%2e%2e/%2e%2e/package.json',
      'swagger-ui-bundle.js.map%00',
      'package.json%2f..',
    ]) {
      const { status } = await door.get(`/api/docs/${path}`, { as: 'nobody' });
      expect([path, [400, 401, 403, 404].includes(status)]).toEqual([path, true]);
    }
  });
});
