-- No secret stands in any column: client secrets and tokens are in the vault.

CREATE TABLE setups (
    name           TEXT PRIMARY KEY,
    draft          TEXT NOT NULL,
    revision       INTEGER NOT NULL,
    changed_at     TEXT NOT NULL,
    secret_version INTEGER NOT NULL DEFAULT 0,
    secret_kept_at TEXT
) STRICT;

CREATE TABLE revisions (
    setup      TEXT NOT NULL REFERENCES setups (name) ON DELETE CASCADE,
    revision   INTEGER NOT NULL,
    draft      TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (setup, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE reports (
    id       INTEGER PRIMARY KEY,
    setup    TEXT NOT NULL REFERENCES setups (name) ON DELETE CASCADE,
    subject  TEXT NOT NULL,
    at       TEXT NOT NULL,
    basis    TEXT NOT NULL,
    verdict  TEXT NOT NULL,
    proof    TEXT,
    document TEXT NOT NULL
) STRICT;

CREATE INDEX reports_of_setup ON reports (setup, subject, id);

CREATE TABLE outbox (
    id              INTEGER PRIMARY KEY,
    key             TEXT NOT NULL UNIQUE,
    setup           TEXT NOT NULL REFERENCES setups (name) ON DELETE CASCADE,
    desk            TEXT NOT NULL,
    body            TEXT NOT NULL,
    secret_version  INTEGER NOT NULL,
    overridden      TEXT,
    written_at      TEXT NOT NULL,
    attempts        INTEGER NOT NULL,
    last_attempt_at TEXT,
    may_be_there    INTEGER NOT NULL,
    not_before      TEXT,
    withdrawn       INTEGER NOT NULL
) STRICT;

-- Two programs that submit the same setup at the same moment write one row.
CREATE UNIQUE INDEX one_waits_for_a_setup ON outbox (setup) WHERE withdrawn = 0;

CREATE TABLE requests (
    id             INTEGER PRIMARY KEY,
    setup          TEXT NOT NULL REFERENCES setups (name) ON DELETE CASCADE,
    key            TEXT NOT NULL UNIQUE,
    desk           TEXT NOT NULL,
    desk_id        TEXT NOT NULL,
    body           TEXT NOT NULL,
    secret_version INTEGER NOT NULL,
    overridden     TEXT,
    status         TEXT NOT NULL,
    seen_at        TEXT NOT NULL
) STRICT;

CREATE INDEX requests_of_setup ON requests (setup, id);
