import { TILE_WIDTH, tilePath, type Tile } from '../tiles.js';
import { found, type Found } from './faults.js';

const PATH = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Which tile a file is by its path, or undefined when it is none. */
export function tileOf(file: string): Tile | undefined {
  const [, level = '', place = '', width] = PATH.exec(file.replaceAll('\\', '/')) ?? [];
  if (level === '') return undefined;
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(place.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  };
  return tilePath(tile) === file.replaceAll('\\', '/') ? tile : undefined;
}

/** How many events a tree has at least that has this tile. */
const eventsOf = ({ level, index, width }: Tile): number =>
  (index * TILE_WIDTH + width) * TILE_WIDTH ** (level === 'entries' ? 0 : level);

/** How many entries the bundles among some files go to. */
export const entriesAmong = (files: readonly string[]): number =>
  files.reduce((most, file) => {
    const tile = tileOf(file);
    return tile?.level === 'entries' ? Math.max(most, eventsOf(tile)) : most;
  }, 0);

/** Files that are of a larger tree than there is, or of none. @param saved how far the folder says that the tree has come */
export function strayFiles(files: readonly string[], events: number, saved: number): readonly Found[] {
  return files.flatMap((file) => {
    const tile = tileOf(file);
    if (!tile) return [found('file-unknown', { file })];
    const size = eventsOf(tile);
    if (size > events) return [found('tile-beyond-log', { file, events: String(events) })];
    return size > saved && saved > 0 ? [found('tile-ahead', { file })] : [];
  });
}
