import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Door } from './opened.js';

let door: Door;

beforeAll(async () => {
  door = await Door.open(undefined, { inForceFrom: '2012-01-01' });
  const post = async (path: string, body: object): Promise<void> => {
    const { status, text } = await door.post(`/api/${path}`, body);
    if (status >= 300) throw new Error(text);
  };
  await post('units/establish', {
    code: 'it-unit',
    name: 'IT-enheten',
    kind: 'department',
    occurredAt: '2024-01-01',
  });
  await post('units/it-unit/record-alias', { alias: 'Itenheten', certainty: 'certain' });
  await post('units/it-unit/record-reachability', { reachable: true, from: '2025-01-01' });
  await post('systems/register', {
    system: 'it-platform',
    name: 'Plattformen',
    systemType: 'Kommunens IT-plattform',
    category: 'shared',
    inUseFrom: '2005-01-01',
  });
  await post('systems/it-platform/appoint-owner', { person: door.anna, from: '2025-03-01' });
  await post('systems/it-platform/set-operation', {
    duties: ['operation'],
    unit: 'it-unit',
    from: '2025-01-01',
  });
});
afterAll(() => door.close());

describe('the register of systems', () => {
  it('begins with what the guideline lists, and tells it from what is registered', async () => {
    const { body } = await door.get('/api/systems');
    const rows = body['rows'] as { system: string; listed: boolean; subKind?: string }[];
    expect(rows.map(({ system }) => system)).toContain('payroll-system');
    expect(rows.find(({ system }) => system === 'it-platform')).toMatchObject({
      listed: false,
      subKind: 'platform',
      owner: door.anna,
    });
    expect(rows.find(({ system }) => system === 'website')).toMatchObject({ listed: true });
  });

  it('shows one system whole as it was on a day, with names for those who may see them', async () => {
    const now = await door.get('/api/systems/it-platform');
    expect(now.body).toMatchObject({
      name: 'Plattformen',
      on: '2025-06-30',
      inUse: true,
      owners: [{ person: door.anna, from: '2025-03-01' }],
      operation: [{ duty: 'operation', unit: 'it-unit' }],
      persons: { [door.anna]: { name: 'Anna Exempel' } },
    });
    const before = await door.get('/api/systems/it-platform?on=2024-12-31', { as: 'reader' });
    expect(before.body).toMatchObject({ on: '2024-12-31', owners: [], operation: [] });
    expect(before.text).not.toContain('Anna Exempel');
  });

  it.each([
    ['/api/systems/no-such-system', 404, 'unknown-system'],
    ['/api/systems/it-platform?on=2025-02-30', 400, 'malformed-field'],
    ['/api/units?when=2025-02-03', 400, 'unknown-field'],
  ])('refuses %s', async (url, status, code) => {
    const { status: answered, body } = await door.get(url);
    expect([answered, body['code']]).toEqual([status, code]);
  });
});

describe('the units', () => {
  it('are shown as they were on a day', async () => {
    const now = await door.get('/api/units', { as: 'reader' });
    expect(now.body['rows']).toEqual([
      {
        unit: 'it-unit',
        name: 'IT-enheten',
        kind: 'department',
        aliases: [{ alias: 'Itenheten', certainty: 'certain' }],
        responsibilities: [],
        reachable: true,
      },
    ]);
    const [before] = (await door.get('/api/units?on=2024-06-30')).body['rows'] as object[];
    expect(before).not.toHaveProperty('reachable');
    expect((await door.get('/api/units?on=2023-12-31')).body['rows']).toEqual([]);
  });
});
