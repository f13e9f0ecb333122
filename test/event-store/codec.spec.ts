import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '../../src/domain/catalogue.js';
import type { EventDefinition } from '../../src/domain/event-definition.js';
import type { RecordedEvent } from '../../src/domain/event.js';
import type { JsonObject } from '../../src/domain/json.js';
import { decode, UnreadableEvent, upcast } from '../../src/event-store/codec.js';
import { problemsOf } from '../../src/event-store/event-problems.js';

const folder = new URL('golden/', import.meta.url);
const golden = (file: string): RecordedEvent => {
  const event = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as RecordedEvent & {
    revision: string;
  };
  return { ...event, revision: BigInt(event.revision), position: 1n };
};

describe('events that were ever recorded', () => {
  it.each(readdirSync(folder))('%s is still read, and still fits', (file) => {
    const event = golden(file);
    expect(`${event.type}.v${event.metadata.schema}.json`).toBe(file);
    expect(decode(event).metadata.schema).toBe(CATALOGUE.get(event.type)?.schema);
    expect(problemsOf(event)).toBeUndefined();
  });

  it('have a golden event for every type and every version there has been', () => {
    const expected = [...CATALOGUE.values()].flatMap(({ type, schema }) =>
      Array.from({ length: schema }, (_, version) => `${type}.v${version + 1}.json`),
    );
    expect(readdirSync(folder).sort()).toEqual(expected.sort());
  });

  it('are as they were stored when their schema is the current one', () => {
    const event = golden('NeedReported.v1.json');
    expect(decode(event)).toBe(event);
  });

  it('are never guessed at: an unknown type and a newer schema are said to be so', () => {
    const event = golden('NeedReported.v1.json');
    expect(() => decode({ ...event, type: 'NeedForgotten' })).toThrow(UnreadableEvent);
    expect(() => decode({ ...event, metadata: { ...event.metadata, schema: 99 } })).toThrow(
      'schema 99 is of a newer program',
    );
  });
});

describe('an event of an older schema version', () => {
  const definition = {
    ...(CATALOGUE.get('NeedReported') as EventDefinition),
    schema: 3,
    upcasters: {
      1: ({ name, ...data }: JsonObject) => ({ ...data, title: name ?? '' }),
      2: (data: JsonObject) => ({ ...data, category: 'no-system' }),
    },
  };
  const old = { ...golden('NeedReported.v1.json'), data: { name: 'Nytt diariesystem' } };

  it('is brought to the current one step by step', () => {
    expect(upcast(definition, old)).toEqual({
      ...old,
      data: { title: 'Nytt diariesystem', category: 'no-system' },
      metadata: { ...old.metadata, schema: 3 },
    });
  });

  it('is left as it was in the store', () => {
    const before = JSON.stringify(old.data);
    upcast(definition, old);
    expect(JSON.stringify(old.data)).toBe(before);
  });

  it('is refused when a step is missing', () => {
    expect(() => upcast({ ...definition, upcasters: { 1: (data: JsonObject) => data } }, old)).toThrow(
      'nothing upcasts schema 2',
    );
  });
});
