import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Makes a file's folder, only for its owner, so that it is there after a loss of power. */
export function makeFolderOf(file: string): void {
  makeFolder(dirname(file), 0o700);
}

/**
 * Makes a folder, and those above it that are not there, one at a time: made all at once, Node tries for ever where
 * the system says of a folder that is there that nothing can be made in it because it is not there, as in /proc.
 */
export function makeFolder(path: string, mode: number): void {
  const folder = resolve(path);
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  if (folder !== dirname(folder)) makeFolder(dirname(folder), mode);
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
  syncFolderOf(folder);
}

/** Makes an empty file, only for its owner, in one step with finding that there is none. @throws EEXIST */
export function makeFile(file: string): void {
  closeSync(openSync(file, 'wx', 0o600));
}

/** Waits until the disk has a file and its name. No connection to it may be open in this process, see `openConnection`. */
export function syncFile(file: string): void {
  sync(file, 'r+');
  syncFolderOf(file);
}

function syncFolderOf(path: string): void {
  // Windows syncs a name with its file, and opens no folders.
  if (process.platform !== 'win32') sync(dirname(path), 'r');
}

function sync(path: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
