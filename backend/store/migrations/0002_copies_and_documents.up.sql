-- Offline copies of the workspace, what came of their work, and signed documents.

-- Offline copies: who has which run books on which laptop, until when, and how much of the work there was brought back.
CREATE TABLE copies (
  id TEXT PRIMARY KEY,
  project TEXT NOT NULL REFERENCES projects (id),
  deployments TEXT NOT NULL,
  until INTEGER NOT NULL,
  holder TEXT NOT NULL REFERENCES users (id),
  workstation TEXT NOT NULL,
  users TEXT NOT NULL,
  taken_seq INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('out', 'here', 'closed')),
  merged INTEGER NOT NULL CHECK (merged >= 0),
  returned_at INTEGER NOT NULL,
  closed_at INTEGER NOT NULL,
  closed_by TEXT NOT NULL,
  closed_reason TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX copies_by_project ON copies (project, state);

-- Steps of a copy's run books that were taken back: from then on they are worked in the shared workspace.
CREATE TABLE taken_back_steps (
  id TEXT PRIMARY KEY,
  copy TEXT NOT NULL REFERENCES copies (id),
  step TEXT NOT NULL,
  reason TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX taken_back_steps_by_step ON taken_back_steps (step, copy);

-- Each time that work of a copy was brought back.
CREATE TABLE copy_merges (
  id TEXT PRIMARY KEY,
  copy TEXT NOT NULL REFERENCES copies (id),
  base TEXT NOT NULL,
  head TEXT NOT NULL,
  intents INTEGER NOT NULL CHECK (intents > 0),
  refused INTEGER NOT NULL CHECK (refused >= 0),
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX copy_merges_by_copy ON copy_merges (copy, created_at);

-- What was asked for in a copy and refused when it was brought back, and how a person settled it. The id is that of the
-- entry, which holds the whole of it.
CREATE TABLE refused_intents (
  id TEXT PRIMARY KEY,
  copy TEXT NOT NULL REFERENCES copies (id),
  merge TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  project TEXT NOT NULL,
  deployment TEXT NOT NULL,
  item TEXT NOT NULL,
  record TEXT NOT NULL,
  command TEXT NOT NULL,
  person TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  refusal TEXT NOT NULL,
  settled TEXT NOT NULL CHECK (settled IN ('', 'dropped', 'redone', 'noted')),
  settled_by TEXT NOT NULL,
  settled_at INTEGER NOT NULL,
  note TEXT NOT NULL,
  redone_as TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX refused_intents_by_copy ON refused_intents (copy, number);
CREATE INDEX refused_intents_open ON refused_intents (project) WHERE settled = '';

-- Certificates of the keys with which documents are signed.
CREATE TABLE certificates (
  id TEXT PRIMARY KEY,
  "user" TEXT NOT NULL REFERENCES users (id),
  key_set TEXT NOT NULL REFERENCES key_sets (id),
  kind TEXT NOT NULL CHECK (kind IN ('own', 'issued', 'authority', 'company')),
  issuer TEXT REFERENCES certificates (id),
  name TEXT NOT NULL,
  der TEXT NOT NULL,
  chain TEXT NOT NULL,
  not_before INTEGER NOT NULL,
  not_after INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX certificates_by_user ON certificates ("user");

-- Documents that people sign, and their signatures. Each signature is a new state of the file.
CREATE TABLE signed_documents (
  id TEXT PRIMARY KEY,
  deployment TEXT NOT NULL REFERENCES deployments (id),
  moment TEXT NOT NULL CHECK (moment IN ('approved', 'executed')),
  number TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 0),
  digest TEXT NOT NULL,
  revision TEXT NOT NULL,
  seen TEXT NOT NULL,
  file TEXT NOT NULL REFERENCES files (id),
  name TEXT NOT NULL,
  signers TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX signed_documents_by_deployment ON signed_documents (deployment, created_at);
CREATE INDEX signed_documents_by_digest ON signed_documents (digest);
CREATE UNIQUE INDEX signed_documents_by_revision ON signed_documents (revision);

CREATE TABLE document_signatures (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES signed_documents (id),
  "user" TEXT NOT NULL REFERENCES users (id),
  certificate TEXT NOT NULL REFERENCES certificates (id),
  file TEXT NOT NULL REFERENCES files (id),
  seq INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX document_signatures_by_person ON document_signatures (document, "user");
