-- The core: who, where, what, when, and the journal that proves it.
-- Times are Unix milliseconds (UTC), durations minutes, lists and structures JSON.
-- Column names are the JSON names of the row types in package domain.

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  actor TEXT NOT NULL,
  at INTEGER NOT NULL,
  command TEXT NOT NULL,
  project TEXT NOT NULL,
  deployment TEXT NOT NULL,
  item TEXT NOT NULL,
  record TEXT NOT NULL,
  intent TEXT NOT NULL,
  payload TEXT NOT NULL,
  signature TEXT NOT NULL,
  changes TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'refused')),
  origin TEXT NOT NULL,
  prev TEXT NOT NULL,
  sealer TEXT NOT NULL,
  seal_key TEXT NOT NULL,
  hash TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT;

CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only');
END;

CREATE TRIGGER journal_is_never_cut BEFORE DELETE ON journal
BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only');
END;

CREATE INDEX journal_by_command ON journal (command);
CREATE INDEX journal_by_project ON journal (project, seq);
CREATE INDEX journal_by_deployment ON journal (deployment, seq) WHERE deployment <> '';
CREATE INDEX journal_by_item ON journal (item, seq) WHERE item <> '';
CREATE INDEX journal_by_record ON journal (record, seq) WHERE record <> '';
CREATE INDEX journal_by_actor ON journal (actor, seq);

CREATE TABLE workspaces (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  recovery_key TEXT NOT NULL,
  confirmed_keys_only INTEGER NOT NULL CHECK (confirmed_keys_only IN (0, 1)),
  file_limit INTEGER NOT NULL,
  sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE users (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  telephone TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  theme TEXT NOT NULL,
  administrator INTEGER NOT NULL CHECK (administrator IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'blocked')),
  blocked_from TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE key_sets (
  id TEXT PRIMARY KEY,
  "user" TEXT NOT NULL REFERENCES users (id),
  ed25519 TEXT NOT NULL,
  x25519 TEXT NOT NULL,
  p256 TEXT NOT NULL,
  sealed TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('genesis', 'invitation', 'reset', 'rotation')),
  invited_by TEXT NOT NULL,
  bound_seq INTEGER NOT NULL,
  retired_seq INTEGER NOT NULL,
  confirmed_by TEXT NOT NULL,
  confirmed_at INTEGER NOT NULL,
  doubtful_seq INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE invitations (
  id TEXT PRIMARY KEY,
  "user" TEXT NOT NULL REFERENCES users (id),
  public TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('invitation', 'reset')),
  used_at INTEGER NOT NULL,
  void_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE environments (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE projects (
  id TEXT PRIMARY KEY,
  "key" TEXT NOT NULL,
  title TEXT NOT NULL,
  icon TEXT NOT NULL,
  description TEXT NOT NULL,
  environment TEXT REFERENCES environments (id),
  time_zone TEXT NOT NULL,
  modules TEXT NOT NULL,
  categories TEXT NOT NULL,
  checklist_templates TEXT NOT NULL,
  default_minutes INTEGER NOT NULL CHECK (default_minutes >= 0),
  request_lead_minutes INTEGER NOT NULL CHECK (request_lead_minutes >= 0),
  extensions TEXT NOT NULL,
  private INTEGER NOT NULL CHECK (private IN (0, 1)),
  archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
  separate_duties INTEGER NOT NULL CHECK (separate_duties IN (0, 1)),
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE members (
  id TEXT PRIMARY KEY,
  project TEXT NOT NULL REFERENCES projects (id),
  "user" TEXT NOT NULL REFERENCES users (id),
  roles TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE stars (
  id TEXT PRIMARY KEY,
  project TEXT NOT NULL REFERENCES projects (id),
  "user" TEXT NOT NULL REFERENCES users (id),
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE access_requests (
  id TEXT PRIMARY KEY,
  project TEXT NOT NULL REFERENCES projects (id),
  "user" TEXT NOT NULL REFERENCES users (id),
  "text" TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'granted', 'declined')),
  answer TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE project_keys (
  id TEXT PRIMARY KEY,
  project TEXT NOT NULL REFERENCES projects (id),
  generation INTEGER NOT NULL,
  public TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE project_key_grants (
  id TEXT PRIMARY KEY,
  project_key TEXT NOT NULL REFERENCES project_keys (id),
  project TEXT NOT NULL REFERENCES projects (id),
  "user" TEXT REFERENCES users (id),
  key_set TEXT REFERENCES key_sets (id),
  sealed TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE templates (
  id TEXT PRIMARY KEY,
  project TEXT NOT NULL REFERENCES projects (id),
  kind TEXT NOT NULL CHECK (kind IN ('database_script', 'deploy_file', 'instruction', 'ci_job', 'predefined_commands', 'predefined_instructions')),
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  stage TEXT NOT NULL CHECK (stage IN ('pre', 'during', 'post')),
  position INTEGER NOT NULL CHECK (position >= 0),
  config TEXT NOT NULL,
  minutes INTEGER NOT NULL CHECK (minutes >= 0),
  owner_role TEXT NOT NULL,
  owner TEXT NOT NULL,
  expect TEXT NOT NULL,
  if_not TEXT NOT NULL,
  warning TEXT NOT NULL,
  undo TEXT NOT NULL,
  undo_minutes INTEGER NOT NULL CHECK (undo_minutes >= 0),
  no_undo INTEGER NOT NULL CHECK (no_undo IN (0, 1)),
  checkpoint INTEGER NOT NULL CHECK (checkpoint IN (0, 1)),
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE deployments (
  id TEXT PRIMARY KEY,
  project TEXT NOT NULL REFERENCES projects (id),
  number INTEGER NOT NULL CHECK (number > 0),
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  start INTEGER NOT NULL,
  date_only INTEGER NOT NULL CHECK (date_only IN (0, 1)),
  minutes INTEGER NOT NULL CHECK (minutes >= 0),
  lead TEXT NOT NULL,
  release_manager TEXT NOT NULL,
  risk TEXT NOT NULL CHECK (risk IN ('', 'low', 'medium', 'high')),
  risk_note TEXT NOT NULL,
  way_back TEXT NOT NULL,
  way_back_minutes INTEGER NOT NULL CHECK (way_back_minutes >= 0),
  url TEXT NOT NULL,
  url_label TEXT NOT NULL,
  closed_at INTEGER NOT NULL,
  closed_by TEXT NOT NULL,
  closed_reason TEXT NOT NULL,
  archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
  run_book INTEGER NOT NULL,
  run_book_state TEXT NOT NULL CHECK (run_book_state IN ('draft', 'approved')),
  run_book_note TEXT NOT NULL,
  started_without TEXT NOT NULL,
  started_without_by TEXT NOT NULL,
  started_without_book INTEGER NOT NULL,
  retired_numbers TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE requests (
  id TEXT PRIMARY KEY,
  project TEXT NOT NULL REFERENCES projects (id),
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  start INTEGER NOT NULL,
  date_only INTEGER NOT NULL CHECK (date_only IN (0, 1)),
  minutes INTEGER NOT NULL CHECK (minutes >= 0),
  lead TEXT NOT NULL,
  release_manager TEXT NOT NULL,
  risk TEXT NOT NULL CHECK (risk IN ('', 'low', 'medium', 'high')),
  risk_note TEXT NOT NULL,
  way_back TEXT NOT NULL,
  way_back_minutes INTEGER NOT NULL CHECK (way_back_minutes >= 0),
  url TEXT NOT NULL,
  url_label TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('new', 'approved', 'rejected', 'withdrawn')),
  reason TEXT NOT NULL,
  deployment TEXT REFERENCES deployments (id),
  decided_by TEXT NOT NULL,
  decided_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE file_pieces (
  id TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE files (
  id TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  pieces TEXT NOT NULL,
  left_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE contents (
  id TEXT PRIMARY KEY,
  "text" TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE run_book_versions (
  id TEXT PRIMARY KEY,
  deployment TEXT NOT NULL REFERENCES deployments (id),
  version INTEGER NOT NULL,
  content TEXT NOT NULL REFERENCES contents (id),
  approved_by TEXT NOT NULL,
  approved_at INTEGER NOT NULL,
  approved_by_seq INTEGER NOT NULL,
  remark TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  deployment TEXT NOT NULL REFERENCES deployments (id),
  kind TEXT NOT NULL CHECK (kind IN ('live', 'rehearsal')),
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE items (
  id TEXT PRIMARY KEY,
  project TEXT NOT NULL REFERENCES projects (id),
  deployment TEXT NOT NULL REFERENCES deployments (id),
  ref TEXT NOT NULL,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  url TEXT NOT NULL,
  url_label TEXT NOT NULL,
  category TEXT NOT NULL,
  modules TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('documentation', 'review', 'go_no_go', 'ready_for_release', 'completed', 'rejected', 'failed')),
  status_at INTEGER NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  submitted_by TEXT NOT NULL,
  submitted_at INTEGER NOT NULL,
  verified_by TEXT NOT NULL,
  verified_at INTEGER NOT NULL,
  verified_content TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  approved_at INTEGER NOT NULL,
  approved_content TEXT NOT NULL,
  approved_seq INTEGER NOT NULL,
  approved_alone TEXT NOT NULL,
  failed_step TEXT NOT NULL,
  editors TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE status_changes (
  id TEXT PRIMARY KEY,
  item TEXT NOT NULL REFERENCES items (id),
  number INTEGER NOT NULL CHECK (number > 0),
  action TEXT NOT NULL,
  "from" TEXT NOT NULL,
  "to" TEXT NOT NULL,
  remark TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE comments (
  id TEXT PRIMARY KEY,
  item TEXT NOT NULL REFERENCES items (id),
  "text" TEXT NOT NULL,
  status_change TEXT REFERENCES status_changes (id),
  deleted_at INTEGER NOT NULL,
  deleted_by TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE steps (
  id TEXT PRIMARY KEY,
  deployment TEXT NOT NULL REFERENCES deployments (id),
  template TEXT NOT NULL,
  title TEXT NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('pre', 'during', 'post')),
  position INTEGER NOT NULL CHECK (position >= 0),
  number TEXT NOT NULL,
  made INTEGER NOT NULL CHECK (made > 0),
  content TEXT NOT NULL REFERENCES contents (id),
  content_seq INTEGER NOT NULL,
  signature TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('activity', 'deviation', 'run_again')),
  "after" TEXT REFERENCES steps (id),
  served TEXT NOT NULL,
  minutes INTEGER NOT NULL CHECK (minutes >= 0),
  owner_role TEXT NOT NULL,
  owner TEXT NOT NULL,
  expect TEXT NOT NULL,
  if_not TEXT NOT NULL,
  warning TEXT NOT NULL,
  undo TEXT NOT NULL,
  undo_minutes INTEGER NOT NULL CHECK (undo_minutes >= 0),
  no_undo INTEGER NOT NULL CHECK (no_undo IN (0, 1)),
  checkpoint INTEGER NOT NULL CHECK (checkpoint IN (0, 1)),
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE run_steps (
  id TEXT PRIMARY KEY,
  run TEXT NOT NULL REFERENCES runs (id),
  step TEXT NOT NULL REFERENCES steps (id),
  state TEXT NOT NULL CHECK (state IN ('new', 'in_progress', 'on_hold', 'completed', 'failed', 'skipped')),
  assignee TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  started_by TEXT NOT NULL,
  ended_at INTEGER NOT NULL,
  ended_by TEXT NOT NULL,
  remark TEXT NOT NULL,
  held_from TEXT NOT NULL,
  hold_until INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE step_events (
  id TEXT PRIMARY KEY,
  run_step TEXT NOT NULL REFERENCES run_steps (id),
  action TEXT NOT NULL,
  "from" TEXT NOT NULL,
  "to" TEXT NOT NULL,
  remark TEXT NOT NULL,
  until INTEGER NOT NULL,
  person TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE activities (
  id TEXT PRIMARY KEY,
  item TEXT NOT NULL REFERENCES items (id),
  template TEXT NOT NULL REFERENCES templates (id),
  title TEXT NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('pre', 'during', 'post')),
  made INTEGER NOT NULL CHECK (made > 0),
  position INTEGER NOT NULL CHECK (position >= 0),
  "values" TEXT NOT NULL,
  minutes INTEGER NOT NULL CHECK (minutes >= 0),
  owner_role TEXT NOT NULL,
  owner TEXT NOT NULL,
  expect TEXT NOT NULL,
  if_not TEXT NOT NULL,
  warning TEXT NOT NULL,
  undo TEXT NOT NULL,
  undo_minutes INTEGER NOT NULL CHECK (undo_minutes >= 0),
  no_undo INTEGER NOT NULL CHECK (no_undo IN (0, 1)),
  checkpoint INTEGER NOT NULL CHECK (checkpoint IN (0, 1)),
  step TEXT REFERENCES steps (id),
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE attachments (
  id TEXT PRIMARY KEY,
  item TEXT NOT NULL REFERENCES items (id),
  file TEXT NOT NULL REFERENCES files (id),
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tasks (
  id TEXT PRIMARY KEY,
  deployment TEXT NOT NULL REFERENCES deployments (id),
  title TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  persons TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('not_started', 'in_progress', 'completed', 'cancelled')),
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE task_updates (
  id TEXT PRIMARY KEY,
  task TEXT NOT NULL REFERENCES tasks (id),
  "from" TEXT NOT NULL,
  "to" TEXT NOT NULL,
  comment TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE checklist_sign_offs (
  id TEXT PRIMARY KEY,
  deployment TEXT NOT NULL REFERENCES deployments (id),
  content TEXT NOT NULL REFERENCES contents (id),
  remark TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  run_step TEXT REFERENCES run_steps (id),
  task TEXT REFERENCES tasks (id),
  file TEXT NOT NULL,
  name TEXT NOT NULL,
  note TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX users_by_name ON users (lower(name));
CREATE UNIQUE INDEX key_sets_by_ed25519 ON key_sets (ed25519);
CREATE INDEX key_sets_by_user ON key_sets ("user");
CREATE UNIQUE INDEX environments_by_name ON environments (lower(name));
CREATE UNIQUE INDEX projects_by_key ON projects (lower("key"));
CREATE UNIQUE INDEX projects_by_title ON projects (lower(title));
CREATE UNIQUE INDEX members_by_project ON members (project, "user");
CREATE INDEX members_by_user ON members ("user");
CREATE UNIQUE INDEX stars_by_user ON stars ("user", project);
CREATE INDEX access_requests_by_project ON access_requests (project, state);
CREATE UNIQUE INDEX project_keys_by_generation ON project_keys (project, generation);
CREATE INDEX project_key_grants_by_project ON project_key_grants (project, "user");
CREATE INDEX templates_by_project ON templates (project, position);
CREATE UNIQUE INDEX templates_by_title ON templates (project, lower(title)) WHERE enabled = 1;
CREATE INDEX deployments_by_project ON deployments (project, start);
CREATE INDEX deployments_by_start ON deployments (start);
CREATE INDEX requests_by_project ON requests (project, start);
CREATE INDEX run_book_versions_by_deployment ON run_book_versions (deployment, version);
CREATE UNIQUE INDEX live_run_of_deployment ON runs (deployment) WHERE kind = 'live';
CREATE UNIQUE INDEX items_by_title ON items (deployment, title);
CREATE INDEX items_by_deployment ON items (deployment, position);
CREATE INDEX items_by_status ON items (deployment, status);
CREATE INDEX items_by_project ON items (project, status);
CREATE UNIQUE INDEX status_changes_by_item ON status_changes (item, number);
CREATE INDEX comments_by_item ON comments (item, created_at);
CREATE INDEX steps_by_deployment ON steps (deployment, signature);
CREATE UNIQUE INDEX steps_by_making ON steps (deployment, made);
CREATE INDEX steps_by_checkpoint ON steps (deployment) WHERE checkpoint = 1;
CREATE INDEX steps_by_after ON steps ("after") WHERE "after" IS NOT NULL;
CREATE INDEX steps_served ON steps (deployment) WHERE served <> '[]';
CREATE INDEX steps_by_template ON steps (template, deployment);
CREATE UNIQUE INDEX run_steps_by_step ON run_steps (step, run);
CREATE INDEX run_steps_by_run ON run_steps (run, state);
CREATE INDEX run_steps_begun ON run_steps (run) WHERE state IN ('in_progress', 'on_hold');
CREATE INDEX step_events_by_run_step ON step_events (run_step, created_at);
CREATE INDEX activities_by_item ON activities (item, made);
CREATE INDEX activities_by_step ON activities (step) WHERE step IS NOT NULL;
CREATE INDEX activities_by_template ON activities (template, created_at);
CREATE INDEX attachments_by_item ON attachments (item, created_at);
CREATE INDEX file_pieces_by_time ON file_pieces (created_at, id);
CREATE INDEX attachments_by_file ON attachments (file);
CREATE UNIQUE INDEX tasks_by_title ON tasks (deployment, title);
CREATE INDEX tasks_by_deployment ON tasks (deployment, start);
CREATE INDEX task_updates_by_task ON task_updates (task, created_at);
CREATE INDEX checklist_sign_offs_by_deployment ON checklist_sign_offs (deployment, created_at);
CREATE INDEX evidence_by_run_step ON evidence (run_step) WHERE run_step IS NOT NULL;
CREATE INDEX evidence_by_task ON evidence (task) WHERE task IS NOT NULL;
