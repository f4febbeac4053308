-- Undone drafts are kept beside earlier ones, until the next change.
ALTER TABLE revisions ADD COLUMN undone INTEGER NOT NULL DEFAULT 0;

-- What the list of setups is searched by, a line each, and the list in its order: both from the index
-- alone, however many setups there are.
ALTER TABLE setups ADD COLUMN sought TEXT GENERATED ALWAYS AS (lower(
    name
    || char(10) || coalesce(json_extract(draft, '$.service'), '')
    || char(10) || coalesce(json_extract(draft, '$.provider'), '')
    || char(10) || coalesce(json_extract(draft, '$.authority'), '')
    || char(10) || coalesce(json_extract(draft, '$.client_id'), '')
    || char(10) || coalesce(json_extract(draft, '$.associated_domains'), '')
)) VIRTUAL;

CREATE INDEX setups_by_change ON setups (changed_at DESC, name, sought);

-- What the list says of reports, without a look at the reports themselves, which are large.
DROP INDEX reports_of_setup;
CREATE INDEX reports_of_setup ON reports (setup, subject, id, at, basis, verdict, proof);

-- One row a setting, its value as JSON.
CREATE TABLE settings (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
