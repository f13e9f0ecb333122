import { systemRegister } from '../../projections/system-register.js';
import type { JsonObject } from '../domain/json.js';
import { list, object, person, persons, rowOf, text, texts, truth, whole } from './answer-parts.js';

/** The schemas of what is answered about systems and units. */

const held = object({ office: text, person, unit: text, from: text, to: text }, ['from']);
const row = rowOf(systemRegister.rows?.columns ?? {});
const systemRow = {
  ...row,
  properties: {
    ...(row['properties'] as JsonObject),
    listed: { ...truth, description: 'Listed by the guideline, and not registered by the municipality.' },
  },
};

export const registerSchemas: Readonly<Record<string, JsonObject>> = {
  Systems: object({ rows: list(systemRow), persons }, ['rows']),
  System: object(
    {
      system: text,
      name: text,
      systemType: text,
      on: text,
      inUse: truth,
      listedOnly: truth,
      inUseFrom: text,
      retiredOn: text,
      replaces: text,
      migrationUntil: text,
      category: text,
      subKind: text,
      administration: text,
      intendedUsers: text,
      lifecycle: text,
      owners: list(held),
      managers: list(held),
      criticality: text,
      larger: truth,
      principle: text,
      operation: list(
        object({ duty: text, unit: text, supplier: text, runAt: text, from: text }, ['duty', 'from']),
      ),
      responsibleUnit: text,
      maintenanceModel: text,
      maintenanceObject: text,
      plans: { ...texts, description: 'The years that a maintenance plan was adopted for.' },
      components: list(object({ component: text, name: text, function: text, from: text })),
      classification: object(
        {
          from: text,
          confidentiality: whole,
          integrity: whole,
          availability: whole,
          traceability: whole,
          method: text,
        },
        ['from', 'confidentiality', 'integrity', 'availability'],
      ),
      persons,
    },
    ['system', 'name', 'systemType', 'on', 'inUse', 'inUseFrom', 'owners', 'managers'],
  ),
  Units: object({
    rows: list(
      object(
        {
          unit: text,
          name: text,
          kind: text,
          aliases: list(object({ alias: text, certainty: text })),
          responsibilities: texts,
          reachable: truth,
          endedOn: text,
          successor: text,
        },
        ['unit', 'name', 'kind', 'aliases', 'responsibilities'],
      ),
    ),
  }),
};
