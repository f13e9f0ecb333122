import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes a file's folder, only for its owner, so that it is there after a loss of power. */
export function makeFolderOf(file: string): void {
  const folder = dirname(file);
  const firstMade = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (firstMade === undefined) return;
  for (let made = folder; made.length >= firstMade.length; made = dirname(made)) syncFolderOf(made);
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
