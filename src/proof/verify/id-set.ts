const WORDS = 4;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isUuid = (text: string): boolean => UUID.test(text);

/** A set of UUIDs, 16 bytes each in a table at most half full: a million of them are 32 MB at most. */
export class IdSet {
  private table = new Uint32Array(WORDS * 1_024);
  private count = 0;

  /** Adds a UUID, and says whether it was there already. The UUID of noughts stands for an empty place and is never new. */
  has(id: string): boolean {
    const isThere = this.place(
      Number.parseInt(id.slice(0, 8), 16),
      Number.parseInt(id.slice(9, 13) + id.slice(14, 18), 16),
      Number.parseInt(id.slice(19, 23) + id.slice(24, 28), 16),
      Number.parseInt(id.slice(28), 16),
    );
    if (isThere) return true;
    this.count += 1;
    if (this.count * 2 * WORDS > this.table.length) this.grow();
    return false;
  }

  /** Puts the words at their place. Says whether they stood there. */
  private place(a: number, b: number, c: number, d: number): boolean {
    const { table } = this;
    // Random ids are spread by themselves; others only take longer.
    let from = (((a ^ d) >>> 0) % (table.length / WORDS)) * WORDS;
    for (;;) {
      const [e, f, g, h] = [table[from], table[from + 1], table[from + 2], table[from + 3]];
      if (a === e && b === f && c === g && d === h) return true;
      if (e === 0 && f === 0 && g === 0 && h === 0) {
        table[from] = a;
        table[from + 1] = b;
        table[from + 2] = c;
        table[from + 3] = d;
        return false;
      }
      from = (from + WORDS) % table.length;
    }
  }

  private grow(): void {
    const before = this.table;
    this.table = new Uint32Array(before.length * 2);
    for (let from = 0; from < before.length; from += WORDS) {
      const [a = 0, b = 0, c = 0, d = 0] = before.subarray(from, from + WORDS);
      if (a !== 0 || b !== 0 || c !== 0 || d !== 0) this.place(a, b, c, d);
    }
  }
}
