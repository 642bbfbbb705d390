/** Statements that bring the database from version `index` to `index + 1`; only ever added to. */
export const migrations: readonly string[] = [
  `CREATE TABLE tasks (
     id TEXT PRIMARY KEY,
     added_at_ms REAL NOT NULL,
     position INTEGER NOT NULL,
     kind TEXT,
     route TEXT,
     watched_ms REAL NOT NULL,
     state TEXT NOT NULL
   ) STRICT;
   CREATE TABLE parts (
     task_id TEXT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
     position INTEGER NOT NULL,
     folder TEXT NOT NULL,
     part_name TEXT NOT NULL,
     final_name TEXT,
     etag TEXT,
     last_modified TEXT,
     total_bytes INTEGER,
     bytes INTEGER,
     sha256 TEXT,
     mime TEXT,
     is_missing INTEGER NOT NULL,
     is_done INTEGER NOT NULL,
     PRIMARY KEY (task_id, position)
   ) STRICT, WITHOUT ROWID;`,
  `ALTER TABLE parts ADD COLUMN pieces TEXT NOT NULL DEFAULT '[]'`,
  `ALTER TABLE tasks ADD COLUMN mark TEXT;
   ALTER TABLE parts ADD COLUMN width INTEGER;
   ALTER TABLE parts ADD COLUMN height INTEGER;
   ALTER TABLE parts ADD COLUMN duration_ms INTEGER`,
  `ALTER TABLE tasks ADD COLUMN generation_ms REAL`,
  `ALTER TABLE tasks ADD COLUMN label TEXT`,
  `ALTER TABLE tasks ADD COLUMN verification TEXT`,
  `ALTER TABLE parts ADD COLUMN also_in TEXT;
   ALTER TABLE parts ADD COLUMN is_doubtful INTEGER NOT NULL DEFAULT 0`,
];
