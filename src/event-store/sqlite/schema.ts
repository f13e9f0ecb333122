/** `LIGG`: says that a file is a ledger of this program, whatever its name. */
export const APPLICATION_ID = 0x4c_49_47_47;
/** A newer program raises it when an older one could no longer write the file. */
export const FILE_VERSION = 1;
/** Of a file that says of itself that it is a copy, see `markCopy`. */
export const MARKED_FILE_VERSION = 2;
export const NEWEST_FILE_VERSION = MARKED_FILE_VERSION;

/**
 * One row per event. AUTOINCREMENT, so that a position is never given twice; triggers, so that not even SQL changes or
 * removes what stands. They are no protection from somebody who means harm, only from accidents.
 */
export const SCHEMA = `
  CREATE TABLE event (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    stream   TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 0),
    id       TEXT NOT NULL UNIQUE,
    type     TEXT NOT NULL,
    data     TEXT NOT NULL,
    metadata TEXT NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT;
  CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
  BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
  CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
  BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END;
`;
