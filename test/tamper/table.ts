import type { Attack, Outcome } from './attack.js';
import { ATTACKERS, EVERY_ATTACKER } from './attackers.js';

/** The tournament as a table in Markdown, with attacks of the same outcome in one row, and the reasons below. */
export function tableOf(groups: Readonly<Record<string, readonly Attack[]>>): string {
  const reasons: string[] = [];
  const titles = EVERY_ATTACKER.map((attacker) => ATTACKERS[attacker].title);
  const lines = [line(['Attack', ...titles]), line(['Attack', ...titles].map(() => '---'))];
  for (const [group, attacks] of Object.entries(groups)) {
    lines.push(line([`**${group}**`, ...titles.map(() => '')]));
    for (const [cells, names] of merged(attacks, reasons)) lines.push(line([names.join('; '), ...cells]));
  }
  const why = reasons.map((reason, place) => `${place + 1}. ${reason}`);
  return [...lines, '', 'Not detectable, or told without being a fault, because:', '', ...why].join('\n');
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Attacks by what comes of them, in the order in which they come first. */
function merged(
  attacks: readonly Attack[],
  reasons: string[],
): readonly (readonly [readonly string[], readonly string[]])[] {
  const rows = new Map<string, readonly [readonly string[], string[]]>();
  for (const { name, expected } of attacks) {
    const cells = EVERY_ATTACKER.map((attacker) => cellOf(expected[attacker], reasons));
    const row = rows.get(line(cells));
    if (row) row[1].push(name);
    else rows.set(line(cells), [cells, [name]]);
  }
  return [...rows.values()];
}

function cellOf(outcome: Outcome, reasons: string[]): string {
  if ('found' in outcome)
    return `${findsAsText(outcome.found)}${outcome.told ? `; told: ${findsAsText(outcome.told)}` : ''}`;
  if ('told' in outcome) return `told: ${findsAsText(outcome.told)} (${numberOf(outcome.why, reasons)})`;
  return `**not detectable** (${numberOf(outcome.undetectable, reasons)})`;
}

function numberOf(reason: string, reasons: string[]): number {
  const known = reasons.indexOf(reason);
  return known === -1 ? reasons.push(reason) : known + 1;
}

/** Each code once, with where it was found. */
export function findsAsText(finds: readonly string[]): string {
  const places = new Map<string, string[]>();
  for (const find of finds) {
    const [, code = '', where = ''] = /^([^:]*): (.*)$/.exec(find) ?? [];
    places.set(code, [...(places.get(code) ?? []), where]);
  }
  return [...places].map(([code, where]) => `\`${code}\` ${where.join(', ')}`.trimEnd()).join('; ');
}
