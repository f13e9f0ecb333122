const WORDS = 4;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isUuid = (text: string): boolean => UUID.test(text);

/** A set of UUIDs, 16 bytes each in a table at most half full: a million of them are 32 MB at most. */
export class IdSet {
  private table = new Uint32Array(WORDS * 1_024);
  private count = 0;

  /** Adds a UUID, and says whether it was there already. The UUID of noughts stands for an empty place and is never new. */
  has(id: string): boolean {
    const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
    const words = [0, 4, 8, 12].map((at) => bytes.readUInt32LE(at));
    if (this.place(words)) return true;
    this.count += 1;
    if (this.count * 2 * WORDS > this.table.length) this.grow();
    return false;
  }

  /** Puts the words at their place. Says whether they stood there. */
  private place(words: readonly number[]): boolean {
    const { table } = this;
    const places = table.length / WORDS;
    // Random ids are spread by themselves; others only take longer.
    let at = (((words[0] ?? 0) ^ (words[3] ?? 0)) >>> 0) % places;
    for (;;) {
      const from = at * WORDS;
      const [a, b, c, d] = [table[from], table[from + 1], table[from + 2], table[from + 3]];
      if (a === words[0] && b === words[1] && c === words[2] && d === words[3]) return true;
      if (a === 0 && b === 0 && c === 0 && d === 0) {
        table.set(words, from);
        return false;
      }
      at = (at + 1) % places;
    }
  }

  private grow(): void {
    const before = this.table;
    this.table = new Uint32Array(before.length * 2);
    for (let from = 0; from < before.length; from += WORDS) {
      const words = before.subarray(from, from + WORDS);
      if (words.some((word) => word !== 0)) this.place([...words]);
    }
  }
}
