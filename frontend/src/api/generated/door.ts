// Written by `go generate` from the Go structs; do not edit.

/** Name of a command -> its payload. A command leaves behind a Receipt. */
export interface Commands {
  'access.decline': AccessDecline;
  'access.grant': AccessGrant;
  'access.request': AccessRequest;
  'activity.create': ActivityCreate;
  'activity.delete': ActivityDelete;
  'activity.edit': ActivityEdit;
  'activity.move': ActivityMove;
  'attachment.add': AttachmentAdd;
  'attachment.delete': AttachmentDelete;
  'attachment.edit': AttachmentEdit;
  'certificate.add': CertificateAdd;
  'certificate.issue': CertificateIssue;
  'checklist.from_template': ChecklistFromTemplate;
  'checklist.sign_off': ChecklistSignOff;
  'comment.add': CommentAdd;
  'comment.delete': CommentDelete;
  'comment.edit': CommentEdit;
  'comment.restore': CommentRestore;
  'copy.begin': CopyBegin;
  'copy.close': CopyClose;
  'copy.merge': CopyMerge;
  'copy.settle': CopySettle;
  'copy.take': CopyTake;
  'copy.take_back': CopyTakeBack;
  'deployment.archive': DeploymentArchive;
  'deployment.close': DeploymentClose;
  'deployment.create': DeploymentCreate;
  'deployment.delete': DeploymentDelete;
  'deployment.edit': DeploymentEdit;
  'deployment.reopen': DeploymentReopen;
  'document.sign': DocumentSign;
  'environment.create': EnvironmentCreate;
  'environment.delete': EnvironmentDelete;
  'environment.edit': EnvironmentEdit;
  'file.add': FileAdd;
  'file.clean': FileClean;
  'file.piece': FilePiece;
  'item.approve': ItemApprove;
  'item.complete': ItemComplete;
  'item.copy': ItemCopy;
  'item.create': ItemCreate;
  'item.delete': ItemDelete;
  'item.edit': ItemEdit;
  'item.fail': ItemFail;
  'item.move': ItemMove;
  'item.order': ItemOrder;
  'item.reject': ItemReject;
  'item.revert': ItemRevert;
  'item.submit': ItemSubmit;
  'item.verify': ItemVerify;
  'key.bind': KeyBind;
  'key.confirm': KeyConfirm;
  'key.reseal': KeyReseal;
  'key.rotate': KeyRotate;
  'member.appoint': MemberAppoint;
  'member.remove': MemberRemove;
  'member.set': MemberSet;
  'project.archive': ProjectArchive;
  'project.clone': ProjectClone;
  'project.create': ProjectCreate;
  'project.delete': ProjectDelete;
  'project.edit': ProjectEdit;
  'project.unarchive': ProjectUnarchive;
  'project_key.create': ProjectKeyCreate;
  'project_key.grant': ProjectKeyGrant;
  'request.approve': RequestApprove;
  'request.create': RequestCreate;
  'request.edit': RequestEdit;
  'request.reject': RequestReject;
  'request.withdraw': RequestWithdraw;
  'runbook.approve': RunBookApprove;
  'runbook.start_without': RunBookStartWithout;
  'star.set': StarSet;
  'step.add': StepAdd;
  'step.add_evidence': StepAddEvidence;
  'step.assign': StepAssign;
  'step.attempt_failed': StepAttemptFailed;
  'step.complete': StepComplete;
  'step.fail': StepFail;
  'step.hold': StepHold;
  'step.move': StepMove;
  'step.remark': StepRemark;
  'step.reopen': StepReopen;
  'step.resume': StepResume;
  'step.run_again': StepRunAgain;
  'step.skip': StepSkip;
  'step.start': StepStart;
  'task.add_evidence': TaskAddEvidence;
  'task.create': TaskCreate;
  'task.delete': TaskDelete;
  'task.edit': TaskEdit;
  'task.update': TaskUpdate;
  'template.create': TemplateCreate;
  'template.delete': TemplateDelete;
  'template.edit': TemplateEdit;
  'template.move': TemplateMove;
  'user.appoint': UserAppoint;
  'user.block': UserBlock;
  'user.dismiss': UserDismiss;
  'user.edit': UserEdit;
  'user.invite': UserInvite;
  'user.reinvite': UserReinvite;
  'user.reset': UserReset;
  'user.unblock': UserUnblock;
  'workspace.create': WorkspaceCreate;
  'workspace.edit': WorkspaceEdit;
  'workspace.repair': WorkspaceRepair;
  'workspace.restore': WorkspaceRestore;
  'workspace.upgrade': WorkspaceUpgrade;
}

/** Name of a query -> its params and result. */
export interface Queries {
  'activity.list': { params: ActivityList; result: ActivityView };
  'certificates.list': { params: CertificatesList; result: CertificatesView };
  'checklist.get': { params: ChecklistGet; result: ChecklistView };
  'contributions.list': { params: ContributionsList; result: ContributionsView };
  'contributions.own': { params: ContributionsOwn; result: ContributionRow };
  'copies.list': { params: CopiesList; result: CopiesView };
  'copy.get': { params: CopyGet; result: CopyDetails };
  'copy.here': { params: CopyHere; result: CopyHereView };
  'deployment.get': { params: DeploymentGet; result: DeploymentView };
  'deployments.list': { params: DeploymentsList; result: DeploymentsView };
  'document.calendar': { params: DocumentCalendar; result: CalendarDocument };
  'document.check': { params: DocumentCheck; result: DocumentCheckView };
  'document.checklist': { params: DocumentChecklist; result: ChecklistDocument };
  'document.evidence': { params: DocumentEvidence; result: EvidenceDocument };
  'document.find': { params: DocumentFind; result: DocumentFindView };
  'document.items': { params: DocumentItems; result: ItemsDocument };
  'document.journal': { params: DocumentJournal; result: JournalDocument };
  'document.notes': { params: DocumentNotes; result: NotesDocument };
  'document.proof': { params: DocumentProofGet; result: DocumentProof };
  'document.run_book': { params: DocumentRunBook; result: RunBookDocument };
  'document.sign_off': { params: DocumentSignOff; result: DocumentSignOffView };
  'doubts.list': { params: DoubtsList; result: DoubtsView };
  'environments.list': { params: EnvironmentsList; result: EnvironmentsView };
  'files.usage': { params: FilesUsage; result: FilesUsageView };
  'home.get': { params: HomeGet; result: HomeView };
  'item.copy_check': { params: ItemCopyCheck; result: ItemCopyView };
  'item.get': { params: ItemGet; result: ItemView };
  'item.secrets': { params: ItemSecrets; result: SecretsView };
  'item.targets': { params: ItemTargets; result: ItemTargetsView };
  'items.list': { params: ItemsList; result: ItemsView };
  'items.seen': { params: ItemsSeen; result: ItemsSeenView };
  'member.appointable': { params: MemberAppointable; result: MemberAppointableView };
  'pattern.fits': { params: PatternFits; result: PatternFitsView };
  'people.list': { params: PeopleList; result: PeopleView };
  'permission.table': { params: PermissionTable; result: PermissionTableView };
  'project.choices': { params: ProjectChoices; result: ProjectChoicesView };
  'project.contents': { params: ProjectContents; result: ProjectContentsView };
  'project.get': { params: ProjectGet; result: ProjectView };
  'project_keys.list': { params: ProjectKeysList; result: ProjectKeysView };
  'projects.list': { params: ProjectsList; result: ProjectsView };
  'release_notes.get': { params: ReleaseNotesGet; result: ReleaseNotesView };
  'request.get': { params: RequestGet; result: RequestView };
  'requests.list': { params: RequestsList; result: RequestsView };
  'run_book.get': { params: RunBookGet; result: RunBookView };
  'search': { params: Search; result: SearchView };
  'secrets.exposed': { params: SecretsExposed; result: SecretsExposedView };
  'session.get': { params: SessionGet; result: SessionView };
  'step.get': { params: StepGet; result: StepView };
  'step.secrets': { params: StepSecrets; result: SecretsView };
  'template.export': { params: TemplateExport; result: TemplateFile };
  'template.get': { params: TemplateGet; result: TemplateView };
  'template.import': { params: TemplateImport; result: TemplateImportView };
  'template.preview': { params: TemplatePreview; result: TemplatePreviewView };
  'templates.list': { params: TemplatesList; result: TemplatesView };
}

/** Replaces one field: `was` is the digest of the value seen there. */
export interface Edit<T> {
  was: string;
  to: T;
}

export interface Ability {
  action: string;
  target?: string;
  allowed: boolean;
  remark: string;
  alone?: boolean;
  why?: Error;
}

export interface AccessDecline {
  request: string;
  project: string;
  answer: string;
  seen: string;
}

export interface AccessGrant {
  request: string;
  project: string;
  user: string;
  roles: string[];
  answer?: string;
  seen: string;
}

export interface AccessRequest {
  project: string;
  text?: string;
}

export interface AccessView {
  id: string;
  user: string;
  name: string;
  text: string;
  at: number;
  seen: string;
}

export interface ActivityCreate {
  item: string;
  template: string;
  title?: string;
  stage?: string;
  values: Value[];
  own_plan?: boolean;
  minutes: number;
  owner_role: string;
  owner: string;
  expect: string;
  if_not: string;
  warning: string;
  undo: string;
  undo_minutes: number;
  no_undo: boolean;
  checkpoint: boolean;
}

export interface ActivityDelete {
  activity: string;
}

export interface ActivityEdit {
  activity: string;
  title?: Edit<string>;
  stage?: Edit<string>;
  values?: ValueEdit[];
  minutes?: Edit<number>;
  owner_role?: Edit<string>;
  owner?: Edit<string>;
  expect?: Edit<string>;
  if_not?: Edit<string>;
  warning?: Edit<string>;
  undo?: Edit<string>;
  undo_minutes?: Edit<number>;
  no_undo?: Edit<boolean>;
  checkpoint?: Edit<boolean>;
}

export interface ActivityList {
  project?: string;
  deployment?: string;
  item?: string;
  record?: string;
  actor?: string;
  command?: string;
  noun?: string;
  actors?: string[];
  nouns?: string[];
  in?: string[];
  sort?: string[];
  before?: number;
  from?: number;
  to?: number;
  offset?: number;
  limit?: number;
}

export interface ActivityMove {
  activity: string;
  position: Edit<number>;
}

export interface ActivityProblem {
  field: string;
  key: string;
  params?: Record<string, string>;
}

export interface ActivityValue {
  id: string;
  text: string;
  list: string[];
  tick: boolean;
  file: string;
  file_name: string;
  set: boolean;
  was: string;
}

export interface ActivityView {
  entries: EntryView[];
  total: number;
  more: boolean;
}

export interface AttachmentAdd {
  item: string;
  file: string;
  name: string;
  description: string;
}

export interface AttachmentDelete {
  attachment: string;
}

export interface AttachmentEdit {
  attachment: string;
  file?: Edit<string>;
  name?: Edit<string>;
  description?: Edit<string>;
}

export interface AwayView {
  copy: string;
  holder: string;
  holder_name: string;
  until: number;
  can: Ability[];
}

export interface Belongings {
  items: number;
  activities: number;
  attachments: number;
  comments: number;
  steps: number;
  tasks: number;
}

export interface BookChange {
  key: string;
  params?: Record<string, string>;
  material: boolean;
}

export interface CalendarDocument {
  fingerprint: string;
  workspace: string;
  project: Project;
  address: string;
  title: string;
  windows: CalendarWindow[];
}

export interface CalendarWindow {
  id: string;
  project: string;
  number: number;
  title: string;
  description: string;
  start: number;
  date_only: boolean;
  minutes: number;
  lead: string;
  release_manager: string;
  risk: string;
  risk_note: string;
  way_back: string;
  way_back_minutes: number;
  url: string;
  url_label: string;
  closed_at: number;
  closed_by: string;
  closed_reason: string;
  archived: boolean;
  run_book: number;
  run_book_state: string;
  run_book_note: string;
  started_without: string;
  started_without_by: string;
  started_without_book: number;
  retired_numbers: string[];
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
  project_key: string;
  project_title: string;
  time_zone: string;
  address: string;
  end: number;
  lead_name: string;
  release_manager_name: string;
  revision: number;
  revised_at: number;
  cancelled: boolean;
}

export interface Certificate {
  id: string;
  user: string;
  key_set: string;
  kind: string;
  issuer: string;
  name: string;
  der: string;
  chain: string[];
  not_before: number;
  not_after: number;
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
}

export interface CertificateAdd {
  certificate: string;
  chain?: string[];
  proof?: string;
}

export interface CertificateIssue {
  key_set: string;
  certificate: string;
  authority: string;
  seen: string;
}

export interface CertificateView {
  id: string;
  user: string;
  key_set: string;
  kind: string;
  issuer: string;
  name: string;
  der: string;
  chain: string[];
  not_before: number;
  not_after: number;
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
  user_name: string;
  issuer_name: string;
  key: string;
  retired: boolean;
}

export interface CertificatesList {
}

export interface CertificatesView {
  certificates: CertificateView[];
  issuable: IssuableKey[];
}

export interface ChecklistDocument {
  deployment: Deployment;
  address: string;
  end: number;
  window: string;
  project: Project;
  environment: string;
  people: DocumentPerson[];
  items: Item[];
  approvals: DocumentSignature[];
  fault?: Error;
  by: string;
  at: number;
  fingerprint: string;
  head: HeadView;
  checklist: ChecklistView;
  signed_off: DocumentSignature;
}

export interface ChecklistFromTemplate {
  deployment: string;
  titles?: string[];
  start: number;
  end?: number;
  persons: string[];
}

export interface ChecklistGet {
  deployment: string;
}

export interface ChecklistSignOff {
  deployment: string;
  remark?: string;
  seen: string;
}

export interface ChecklistView {
  deployment: string;
  deployment_title: string;
  project: string;
  project_title: string;
  time_zone: string;
  start: number;
  date_only: boolean;
  window: string;
  tasks: TaskView[];
  open: number;
  overdue: number;
  suggestions: string[];
  sign_offs: SignOffView[];
  signed: boolean;
  seen: string;
  can: Ability[];
}

export interface CommentAdd {
  item: string;
  text: string;
}

export interface CommentDelete {
  comment: string;
}

export interface CommentEdit {
  comment: string;
  text: Edit<string>;
}

export interface CommentRestore {
  comment: string;
}

export interface ConfigPart {
  id: string;
  label: string;
  kind: string;
  required: boolean;
  blanks: boolean;
}

export interface ContentChange {
  path: string;
  part: string;
  label: string;
  label_key: string;
  before: string;
  after: string;
  person: boolean;
}

export interface ContributionRow {
  user: string;
  name: string;
  roles: string[];
  blocked: boolean;
  requests: number;
  deployments: number;
  items: number;
  submitted: number;
  reviewed: number;
  approved: number;
  rejected: number;
  tasks: number;
  steps_completed: number;
  steps_failed: number;
  attachments: number;
  total: number;
}

export interface ContributionsList {
  project: string;
  from?: number;
  to?: number;
  sort?: string[];
}

export interface ContributionsOwn {
  project: string;
}

export interface ContributionsView {
  people: ContributionRow[];
}

export interface CopiesList {
  project: string;
}

export interface CopiesView {
  copies: CopyView[];
  people: NamedPerson[];
  can: Ability[];
}

export interface CopyBegin {
  copy: string;
  project: string;
  deployments: string[];
  until: number;
  users: string[];
  seq?: number;
  withheld: WithheldEntry[];
}

export interface CopyClose {
  copy: string;
  reason?: string;
}

export interface CopyDetails {
  copy: CopyView;
  taken_back: TakenBackView[];
  merges: CopyMergeView[];
  refused: RefusedIntentView[];
}

export interface CopyGet {
  copy: string;
}

export interface CopyHere {
}

export interface CopyHereView {
  here: boolean;
  copy: CopyView;
}

export interface CopyMerge {
  copy: string;
  base: string;
  head: string;
  intents: number;
  refused: number;
  results: MergedIntent[];
}

export interface CopyMergeView {
  id: string;
  by_name: string;
  at: number;
  intents: number;
  refused: number;
}

export interface CopySettle {
  intent: string;
  how: string;
  note?: string;
  redone_as?: string;
}

export interface CopyTake {
  project: string;
  deployments: string[];
  until: number;
  users: string[];
  seq?: number;
}

export interface CopyTakeBack {
  step: string;
  reason: string;
  seen: string;
}

export interface CopyView {
  id: string;
  project: string;
  deployments: string[];
  until: number;
  holder: string;
  workstation: string;
  users: string[];
  taken_seq: number;
  state: string;
  merged: number;
  returned_at: number;
  closed_at: number;
  closed_by: string;
  closed_reason: string;
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
  holder_name: string;
  titles: string[];
  people: NamedPerson[];
  unsettled: number;
  late: boolean;
  can: Ability[];
}

export interface Deployment {
  id: string;
  project: string;
  number: number;
  title: string;
  description: string;
  start: number;
  date_only: boolean;
  minutes: number;
  lead: string;
  release_manager: string;
  risk: string;
  risk_note: string;
  way_back: string;
  way_back_minutes: number;
  url: string;
  url_label: string;
  closed_at: number;
  closed_by: string;
  closed_reason: string;
  archived: boolean;
  run_book: number;
  run_book_state: string;
  run_book_note: string;
  started_without: string;
  started_without_by: string;
  started_without_book: number;
  retired_numbers: string[];
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
}

export interface DeploymentArchive {
  deployment: string;
  undo?: boolean;
}

export interface DeploymentClose {
  deployment: string;
  reason: string;
}

export interface DeploymentCreate {
  project: string;
  title: string;
  description?: string;
  start: number;
  date_only?: boolean;
  minutes?: number;
  lead?: string;
  release_manager?: string;
  risk?: string;
  risk_note?: string;
  way_back?: string;
  way_back_minutes?: number;
  url?: string;
  url_label?: string;
}

export interface DeploymentDelete {
  deployment: string;
  move_items_to?: string;
}

export interface DeploymentEdit {
  deployment: string;
  title?: Edit<string>;
  description?: Edit<string>;
  start?: Edit<number>;
  date_only?: Edit<boolean>;
  minutes?: Edit<number>;
  lead?: Edit<string>;
  release_manager?: Edit<string>;
  risk?: Edit<string>;
  risk_note?: Edit<string>;
  way_back?: Edit<string>;
  way_back_minutes?: Edit<number>;
  url?: Edit<string>;
  url_label?: Edit<string>;
  tasks_comment?: string;
}

export interface DeploymentGet {
  deployment?: string;
  project_key?: string;
  address?: string;
}

export interface DeploymentLink {
  id: string;
  number: number;
  title: string;
  start: number;
  date_only: boolean;
}

export interface DeploymentReopen {
  deployment: string;
}

export interface DeploymentRow {
  id: string;
  number: number;
  title: string;
  address: string;
  start: number;
  end: number;
  date_only: boolean;
  minutes: number;
  state: string;
  lead: string;
  lead_name: string;
  risk: string;
  closed_at: number;
  archived: boolean;
  run_book: number;
  run_book_state: string;
  items: number;
  counts: Record<string, number>;
  steps: number;
  step_counts: Record<string, number>;
  tasks: number;
  open_tasks: number;
  can: string[];
}

export interface DeploymentView {
  id: string;
  project: string;
  number: number;
  title: string;
  description: string;
  start: number;
  date_only: boolean;
  minutes: number;
  lead: string;
  release_manager: string;
  risk: string;
  risk_note: string;
  way_back: string;
  way_back_minutes: number;
  url: string;
  url_label: string;
  closed_at: number;
  closed_by: string;
  closed_reason: string;
  archived: boolean;
  run_book: number;
  run_book_state: string;
  run_book_note: string;
  started_without: string;
  started_without_by: string;
  started_without_book: number;
  retired_numbers: string[];
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
  digests: Record<string, string>;
  project_key: string;
  project_title: string;
  time_zone: string;
  address: string;
  exact: boolean;
  end: number;
  state: string;
  lead_name: string;
  release_manager_name: string;
  closed_by_name: string;
  created_by_name: string;
  previous: DeploymentLink;
  next: DeploymentLink;
  request: string;
  items: number;
  counts: Record<string, number>;
  steps: number;
  steps_done: number;
  step_counts: Record<string, number>;
  tasks: number;
  tasks_done: number;
  open_tasks: number;
  overdue_tasks: number;
  because: BookChange[];
  hurdles: Hurdle[];
  belongings: Belongings;
  can: Ability[];
  runs: boolean;
}

export interface DeploymentsList {
  project: string;
  which?: string;
  search?: string;
  states?: string[];
  risks?: string[];
  leads?: string[];
  sort?: string[];
  offset?: number;
  limit?: number;
}

export interface DeploymentsView {
  deployments: DeploymentRow[];
  total: number;
  can: Ability[];
}

export interface DocumentCalendar {
  deployment?: string;
  project?: string;
}

export interface DocumentCheck {
  revision: string;
  digest: string;
  entries: ProofEntry[];
}

export interface DocumentCheckView {
  document?: SignedDocumentView;
  same?: SignedDocumentView;
  newer?: SignedDocumentView;
  bad_entry: number;
  said: boolean;
  ends: number;
  certificates: Certificate[];
}

export interface DocumentChecklist {
  deployment: string;
}

export interface DocumentEvidence {
  deployment: string;
}

export interface DocumentFind {
  code: string;
}

export interface DocumentFindView {
  documents: SignedDocumentView[];
  deployments: string[];
}

export interface DocumentItem {
  id: string;
  project: string;
  deployment: string;
  ref: string;
  title: string;
  description: string;
  url: string;
  url_label: string;
  category: string;
  modules: string[];
  status: string;
  status_at: number;
  position: number;
  submitted_by: string;
  submitted_at: number;
  verified_by: string;
  verified_at: number;
  verified_content: string;
  approved_by: string;
  approved_at: number;
  approved_content: string;
  approved_seq: number;
  approved_alone: string;
  failed_step: string;
  editors: string[];
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
  deployment_title: string;
  deployment_start: number;
  created_by_name: string;
  submitted_by_name: string;
  verified_by_name: string;
  approved_by_name: string;
  activities: number;
  attachments: number;
  comments: number;
  fault?: Error;
}

export interface DocumentItems {
  deployment?: string;
  project?: string;
}

export interface DocumentJournal {
  deployment?: string;
  project?: string;
}

export interface DocumentLog {
  step: string;
  events: StepEventRow[];
}

export interface DocumentNotes {
  deployment: string;
  all?: boolean;
}

export interface DocumentPerson {
  user: string;
  name: string;
  telephone: string;
  roles: string[];
  state: string;
}

export interface DocumentProof {
  workspace: string;
  keys: ProofKey[];
  entries: ProofEntry[];
  head: HeadView;
}

export interface DocumentProofGet {
  deployment: string;
}

export interface DocumentRunBook {
  deployment: string;
}

export interface DocumentSign {
  deployment: string;
  document?: string;
  digest: string;
  revision: string;
  number: string;
  name: string;
  file: string;
  before?: string;
  certificate: string;
  seen: string;
}

export interface DocumentSignOff {
  deployment: string;
}

export interface DocumentSignOffView {
  moment: string;
  version: number;
  seen: string;
  document?: SignedDocumentView;
  signers: SignerView[];
  earlier: SignedDocumentView[];
  can: Ability[];
}

export interface DocumentSignature {
  item: string;
  version: number;
  by: string;
  at: number;
  content: string;
  remark: string;
  alone: string;
  seq: number;
  key: string;
  confirmed: boolean;
  fault?: Error;
}

export interface DoubtView {
  id: string;
  command: string;
  at: number;
  outcome: string;
  title: string;
  again: boolean;
}

export interface DoubtsList {
}

export interface DoubtsView {
  doubts: DoubtView[];
}

export interface EntryView {
  seq: number;
  at: number;
  actor: string;
  actor_name: string;
  command: string;
  project: string;
  project_key: string;
  project_title: string;
  deployment: string;
  deployment_title: string;
  item: string;
  item_title: string;
  record: string;
  record_title: string;
  doubtful: boolean;
  laptop: boolean;
  refused: boolean;
  rows: RowView[];
}

export interface EnvironmentCreate {
  name: string;
  description?: string;
}

export interface EnvironmentDelete {
  environment: string;
}

export interface EnvironmentEdit {
  environment: string;
  name?: Edit<string>;
  description?: Edit<string>;
}

export interface EnvironmentView {
  id: string;
  name: string;
  description: string;
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
  digests: Record<string, string>;
  projects: NamedProject[];
  can: Ability[];
}

export interface EnvironmentsList {
}

export interface EnvironmentsView {
  environments: EnvironmentView[];
  can: Ability[];
}

export interface Error {
  code: string;
  key: string;
  params?: Record<string, string>;
  fields?: Record<string, Problem>;
}

export interface EvidenceDocument {
  book: RunBookDocument;
  checklist: ChecklistDocument;
  notes: NotesDocument;
  journal: JournalDocument;
  files: EvidenceFile[];
  entries: EvidenceEntry[];
  keys: ProofKey[];
}

export interface EvidenceEntry {
  seq: number;
  command: string;
  at: number;
  actor_name: string;
  intent: string;
  payload: string;
  signature: string;
  key: string;
  changes: string;
  entry: string;
  hash: string;
  sealed: string;
  seal: string;
  seal_key: string;
}

export interface EvidenceFile {
  link: FileLink;
  file: string;
  size: number;
  name: string;
  note: string;
  where: string;
  by: string;
  at: number;
}

export interface EvidenceShown {
  id: string;
  file: string;
  name: string;
  note: string;
  by: string;
  by_name: string;
  at: number;
}

export interface ExposedSecret {
  kind: string;
  record: string;
  title: string;
  item: string;
  ref: string;
  item_title: string;
  deployment: string;
  deployment_title: string;
  labels: string[];
}

export interface Field {
  id: string;
  label: string;
  kind: string;
  description?: string;
  required?: boolean;
  sensitive?: boolean;
  default?: string;
  options?: Option[];
  pattern?: string;
  extensions?: string[];
}

export interface FieldView {
  name: string;
  before: string;
  after: string;
}

export interface FileAdd {
  file: string;
  size: number;
  pieces: string[];
}

export interface FileClean {
}

export interface FileLink {
  kind: string;
  record: string;
  value?: string;
}

export interface FilePiece {
  digest: string;
  size: number;
}

export interface FilesUsage {
}

export interface FilesUsageView {
  files: number;
  bytes: number;
  unused: number;
  unused_bytes: number;
  pieces: number;
  can: Ability[];
}

export interface FormField {
  id: string;
  label: string;
  label_key: string;
  kind: string;
  required: boolean;
  sensitive: boolean;
  initial: Value;
  options: Option[];
  pattern: string;
  extensions: string[];
  help: string;
}

export interface HeadView {
  seq: number;
  hash: string;
}

export interface HitView {
  kind: string;
  id: string;
  project: string;
  project_key: string;
  project_title: string;
  deployment: string;
  deployment_title: string;
  item: string;
  title: string;
  text: string;
}

export interface HomeGet {
}

export interface HomeView {
  needs: NeedView[];
  total: number;
  overdue: number;
  decide: number;
  verify: number;
  do: number;
  people: number;
  now: WindowView[];
  upcoming: WindowView[];
}

export interface Hurdle {
  key: string;
  params?: Record<string, string>;
  stops: boolean;
}

export interface IssuableKey {
  key_set: string;
  user: string;
  user_name: string;
  key: string;
  seen: string;
  can: Ability[];
}

export interface Item {
  id: string;
  project: string;
  deployment: string;
  ref: string;
  title: string;
  description: string;
  url: string;
  url_label: string;
  category: string;
  modules: string[];
  status: string;
  status_at: number;
  position: number;
  submitted_by: string;
  submitted_at: number;
  verified_by: string;
  verified_at: number;
  verified_content: string;
  approved_by: string;
  approved_at: number;
  approved_content: string;
  approved_seq: number;
  approved_alone: string;
  failed_step: string;
  editors: string[];
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
}

export interface ItemActivity {
  id: string;
  template: string;
  template_title: string;
  kind: string;
  title: string;
  stage: string;
  position: number;
  minutes: number;
  owner_role: string;
  owner: string;
  expect: string;
  if_not: string;
  warning: string;
  undo: string;
  undo_minutes: number;
  no_undo: boolean;
  checkpoint: boolean;
  owner_name: string;
  values: ActivityValue[];
  digests: Record<string, string>;
  form: FormField[];
  intro: RowBlock[];
  blocks: RowBlock[];
  problems: ActivityProblem[];
  step: string;
  number: string;
  step_state: string;
  step_deployment: string;
  created_by: string;
  changed_by: string;
  changed_at: number;
  can: Ability[];
}

export interface ItemApprove {
  item: string;
  remark?: string;
  seen: string;
  alone?: string;
  tags?: SecretTag[];
}

export interface ItemAttachment {
  id: string;
  item: string;
  file: string;
  name: string;
  description: string;
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
  size: number;
  created_by_name: string;
  digests: Record<string, string>;
  can: Ability[];
}

export interface ItemComment {
  id: string;
  item: string;
  text: string;
  status_change: string;
  deleted_at: number;
  deleted_by: string;
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
  created_by_name: string;
  deleted_by_name: string;
  digests: Record<string, string>;
  can: Ability[];
}

export interface ItemComplete {
  item: string;
  remark?: string;
  seen: string;
}

export interface ItemCopy {
  item: string;
  to: string;
  ref?: string;
  title?: string;
  category?: string;
  modules?: string[];
}

export interface ItemCopyCheck {
  item: string;
  to: string;
}

export interface ItemCopyView {
  title_taken: boolean;
  category_unknown: boolean;
  modules: string[];
  categories: string[];
  left: string[];
  emptied: string[];
  can: Ability[];
}

export interface ItemCreate {
  deployment: string;
  ref?: string;
  title: string;
  description?: string;
  url?: string;
  url_label?: string;
  category: string;
  modules: string[];
}

export interface ItemDelete {
  item: string;
}

export interface ItemEdit {
  item: string;
  ref?: Edit<string>;
  title?: Edit<string>;
  description?: Edit<string>;
  url?: Edit<string>;
  url_label?: Edit<string>;
  category?: Edit<string>;
  modules?: Edit<string[]>;
}

export interface ItemFail {
  item: string;
  remark?: string;
  seen: string;
}

export interface ItemGet {
  item: string;
}

export interface ItemLogLine {
  id: string;
  item: string;
  number: number;
  action: string;
  from: string;
  to: string;
  remark: string;
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
  created_by_name: string;
}

export interface ItemMove {
  item: string;
  to: string;
}

export interface ItemOrder {
  item: string;
  position: Edit<number>;
}

export interface ItemPerson {
  id: string;
  name: string;
  barred: boolean;
}

export interface ItemReject {
  item: string;
  remark?: string;
  seen: string;
}

export interface ItemRevert {
  item: string;
  target: string;
  remark: string;
  seen: string;
}

export interface ItemRow {
  id: string;
  deployment: string;
  deployment_title: string;
  ref: string;
  title: string;
  category: string;
  modules: string[];
  status: string;
  status_at: number;
  position: number;
  position_was: string;
  approved: boolean;
  created_by: string;
  created_by_name: string;
  changed_at: number;
  activities: number;
  attachments: number;
  comments: number;
  can: string[];
  waits: boolean;
}

export interface ItemSecrets {
  item: string;
}

export interface ItemSeen {
  item: string;
  seen: string;
}

export interface ItemStageView {
  status: string;
  current: boolean;
  done: boolean;
  by: string;
  at: number;
  role: string;
  by_name: string;
  unconfirmed: boolean;
  people: ItemPerson[];
}

export interface ItemSubmit {
  item: string;
  remark?: string;
  seen: string;
}

export interface ItemTarget {
  deployment: string;
  title: string;
  start: number;
  date_only: boolean;
  address: string;
  project: string;
  project_key: string;
  project_title: string;
  time_zone: string;
  move: boolean;
  copy: boolean;
}

export interface ItemTargets {
  item: string;
}

export interface ItemTargetsView {
  targets: ItemTarget[];
}

export interface ItemVerify {
  item: string;
  remark?: string;
  seen: string;
}

export interface ItemView {
  id: string;
  project: string;
  deployment: string;
  ref: string;
  title: string;
  description: string;
  url: string;
  url_label: string;
  category: string;
  modules: string[];
  status: string;
  status_at: number;
  position: number;
  submitted_by: string;
  submitted_at: number;
  verified_by: string;
  verified_at: number;
  verified_content: string;
  approved_by: string;
  approved_at: number;
  approved_content: string;
  approved_seq: number;
  approved_alone: string;
  failed_step: string;
  editors: string[];
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
  digests: Record<string, string>;
  seen: string;
  project_key: string;
  project_title: string;
  time_zone: string;
  deployment_title: string;
  start: number;
  date_only: boolean;
  address: string;
  window: string;
  created_by_name: string;
  stages: ItemStageView[];
  activities: ItemActivity[];
  attachments: ItemAttachment[];
  comments: ItemComment[];
  log: ItemLogLine[];
  since_verified: ContentChange[];
  since_approved: ContentChange[];
  fault?: Error;
  can: Ability[];
}

export interface ItemsDocument {
  project: Project;
  deployment: Deployment;
  address: string;
  end: number;
  by: string;
  at: number;
  fingerprint: string;
  head: HeadView;
  items: DocumentItem[];
}

export interface ItemsList {
  deployment?: string;
  project?: string;
  status?: string[];
  category?: string;
  module?: string;
  mine?: boolean;
  search?: string;
  sort?: string;
  descending?: boolean;
  offset?: number;
  limit?: number;
}

export interface ItemsSeen {
  items: string[];
}

export interface ItemsSeenView {
  items: ItemSeen[];
}

export interface ItemsView {
  items: ItemRow[];
  total: number;
  can: Ability[];
}

export interface JournalDocument {
  project: Project;
  deployment: Deployment;
  address: string;
  end: number;
  by: string;
  at: number;
  fingerprint: string;
  head: HeadView;
  entries: EntryView[];
  names: Record<string, string>;
}

export interface KeyBind {
  invitation: string;
  keys: NewKeys;
  proof: string;
}

export interface KeyCandidate {
  user: string;
  name: string;
  key?: KeyView;
  can: Ability[];
}

export interface KeyConfirm {
  key_set: string;
  seen: string;
}

export interface KeyGenerationView {
  id: string;
  generation: number;
  created_at: number;
  created_by: string;
  created_by_name: string;
  holders: KeyHolder[];
  recovery: boolean;
}

export interface KeyGrant {
  key_set?: string;
  recovery?: boolean;
  sealed: string;
}

export interface KeyHolder {
  user: string;
  name: string;
  key_set: string;
  given_by: string;
  given_by_name: string;
  given_at: number;
  current: boolean;
}

export interface KeyReseal {
  sealed: string;
}

export interface KeyRotate {
  keys: NewKeys;
  proof: string;
}

export interface KeyView {
  id: string;
  fingerprint: string;
  origin: string;
  bound_seq: number;
  bound_at: number;
  confirmed: boolean;
  confirmed_by: string;
  confirmed_at: number;
  seen: string;
  can: Ability[];
}

export interface ListRename {
  list: string;
  from: string;
  to: string;
}

export interface MemberAppoint {
  project: string;
  user: string;
  seen: string;
}

export interface MemberAppointable {
  project: string;
}

export interface MemberAppointableView {
  people: MemberCandidate[];
}

export interface MemberCandidate {
  user: string;
  name: string;
  seen: string;
}

export interface MemberRemove {
  project: string;
  user: string;
  seen: string;
}

export interface MemberSet {
  project: string;
  user: string;
  roles: string[];
  seen: string;
}

export interface MemberView {
  user: string;
  name: string;
  email: string;
  roles: string[];
  blocked: boolean;
  invited: boolean;
  key_confirmed: boolean;
  since: number;
  seen: string;
  can: Ability[];
}

export interface MergedIntent {
  entry: string;
  outcome: string;
}

export interface NamedPerson {
  user: string;
  name: string;
}

export interface NamedProject {
  project: string;
  key: string;
  title: string;
}

export interface NamedText {
  name: string;
  text: string;
}

export interface NeedView {
  kind: string;
  project: string;
  deployment: string;
  record: string;
  title: string;
  status: string;
  steps: number;
  items: number;
  at: number;
  overdue: boolean;
  group: string;
  ref: string;
  project_key: string;
  project_title: string;
  deployment_title: string;
  start: number;
  date_only: boolean;
  time_zone: string;
  by: string;
  by_name: string;
  since: number;
}

export interface NewKeys {
  ed25519: string;
  x25519: string;
  p256: string;
  sealed: string;
}

export interface NotesCategory {
  title: string;
  items: NotesItem[];
}

export interface NotesDocument {
  deployment: Deployment;
  address: string;
  end: number;
  window: string;
  project: Project;
  environment: string;
  people: DocumentPerson[];
  items: Item[];
  approvals: DocumentSignature[];
  fault?: Error;
  by: string;
  at: number;
  fingerprint: string;
  head: HeadView;
  notes: ReleaseNotesView;
}

export interface NotesItem {
  id: string;
  ref: string;
  title: string;
  modules: string[];
  description: string;
  url: string;
  url_label: string;
  status: string;
  marked: boolean;
}

export interface Option {
  value: string;
  label?: string;
  values?: SubValue[];
}

export interface Parameter {
  id: string;
  label: string;
  kind: string;
  required: boolean;
  offers: string;
  initial: string;
}

export interface PatternFits {
  pattern: string;
  text: string;
}

export interface PatternFitsView {
  fits: boolean;
}

export interface PeopleList {
}

export interface PeopleView {
  people: PersonView[];
}

export interface PermissionRow {
  key: string;
  title: string;
  note?: string;
  grants?: Record<string, string>;
  audience?: string;
  commands?: string[];
  except?: Record<string, Record<string, string>>;
}

export interface PermissionTable {
}

export interface PermissionTableView {
  roles: string[];
  rows: PermissionRow[];
}

export interface PersonRole {
  project: string;
  title: string;
  roles: string[];
}

export interface PersonView {
  id: string;
  name: string;
  email: string;
  telephone: string;
  time_zone: string;
  theme: string;
  administrator: boolean;
  state: string;
  blocked_from: string;
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
  seen: string;
  key?: KeyView;
  projects: PersonRole[];
  revoked: RevokedKey[];
  invited: boolean;
  invited_at: number;
  can: Ability[];
}

export interface Problem {
  key: string;
  params?: Record<string, string>;
}

export interface Project {
  id: string;
  key: string;
  title: string;
  icon: string;
  description: string;
  environment: string;
  time_zone: string;
  modules: string[];
  categories: string[];
  checklist_templates: string[];
  default_minutes: number;
  request_lead_minutes: number;
  extensions: string[];
  private: boolean;
  archived: boolean;
  separate_duties: boolean;
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
}

export interface ProjectArchive {
  project: string;
}

export interface ProjectChoices {
  project: string;
}

export interface ProjectChoicesView {
  project: string;
  key: string;
  title: string;
  time_zone: string;
  people: ProjectPerson[];
  modules: string[];
  categories: string[];
  checklist_templates: string[];
  extensions: string[];
  default_minutes: number;
  roles: string[];
}

export interface ProjectClone {
  project: string;
  key: string;
  title: string;
}

export interface ProjectContents {
  project: string;
}

export interface ProjectContentsView {
  title: string;
  deployments: number;
  requests: number;
  items: number;
  activities: number;
  attachments: number;
  comments: number;
  steps: number;
  tasks: number;
  templates: number;
  members: number;
  can: Ability[];
}

export interface ProjectCreate {
  key: string;
  title: string;
  icon?: string;
  description?: string;
  environment?: string;
  time_zone?: string;
  modules: string[];
  categories?: string[];
  checklist_templates?: string[];
  default_minutes?: number;
  extensions?: string[];
  private?: boolean;
  approver: string;
}

export interface ProjectDelete {
  project: string;
  title: string;
}

export interface ProjectEdit {
  project: string;
  title?: Edit<string>;
  icon?: Edit<string>;
  description?: Edit<string>;
  environment?: Edit<string>;
  time_zone?: Edit<string>;
  modules?: Edit<string[]>;
  categories?: Edit<string[]>;
  checklist_templates?: Edit<string[]>;
  default_minutes?: Edit<number>;
  request_lead_minutes?: Edit<number>;
  extensions?: Edit<string[]>;
  private?: Edit<boolean>;
  separate_duties?: Edit<boolean>;
  renames?: ListRename[];
}

export interface ProjectGet {
  project?: string;
  key?: string;
}

export interface ProjectKeyCreate {
  project: string;
  generation: number;
  public: string;
  grants: KeyGrant[];
}

export interface ProjectKeyGrant {
  project_key: string;
  key_set?: string;
  recovery?: boolean;
  sealed: string;
  from_recovery?: boolean;
  seen: string;
}

export interface ProjectKeysList {
  project: string;
}

export interface ProjectKeysView {
  generations: KeyGenerationView[];
  candidates: KeyCandidate[];
  mine: boolean;
  one_holder: boolean;
  left: NamedPerson[];
  recovery_offered: boolean;
  recovery_seen: string;
  can: Ability[];
}

export interface ProjectPerson {
  user: string;
  name: string;
  roles: string[];
  runs: boolean;
}

export interface ProjectRow {
  id: string;
  key: string;
  title: string;
  icon: string;
  private: boolean;
  archived: boolean;
  time_zone: string;
  environment: string;
  environment_name: string;
  roles: string[];
  starred: boolean;
  next?: DeploymentRow;
  previous?: DeploymentRow;
  windows: number;
  requests: number;
  access: number;
  approvers: NamedPerson[];
  asked: boolean;
  can: string[];
}

export interface ProjectUnarchive {
  project: string;
}

export interface ProjectView {
  id: string;
  key: string;
  title: string;
  icon: string;
  description: string;
  environment: string;
  time_zone: string;
  modules: string[];
  categories: string[];
  checklist_templates: string[];
  default_minutes: number;
  request_lead_minutes: number;
  extensions: string[];
  private: boolean;
  archived: boolean;
  separate_duties: boolean;
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
  digests: Record<string, string>;
  environment_name: string;
  roles: string[];
  starred: boolean;
  members: MemberView[];
  approvers: NamedPerson[];
  candidates: MemberCandidate[];
  access: AccessView[];
  categories_in_use: string[];
  modules_in_use: string[];
  templates: number;
  can: Ability[];
}

export interface ProjectsList {
}

export interface ProjectsView {
  mine: ProjectRow[];
  public: ProjectRow[];
  archived: ProjectRow[];
  administered: ProjectRow[];
  can: Ability[];
}

export interface ProofEntry {
  seq: number;
  intent: string;
  payload?: string;
  signature: string;
  changes: string;
  outcome: string;
  origin: string;
  prev: string;
  sealer: string;
  seal_key: string;
  hash: string;
  seal: string;
}

export interface ProofKey {
  id: string;
  user: string;
  name: string;
  fingerprint: string;
  ed25519: string;
  x25519: string;
  p256: string;
  confirmed: boolean;
}

export interface Receipt {
  seq: number;
  entry: string;
  hash: string;
  record?: string;
}

export interface Refusal {
  code: string;
  key: string;
  params?: NamedText[];
  fields?: RefusedField[];
}

export interface RefusedField {
  field: string;
  key: string;
  params?: NamedText[];
}

export interface RefusedIntentView {
  id: string;
  copy: string;
  merge: string;
  number: number;
  project: string;
  deployment: string;
  item: string;
  record: string;
  command: string;
  person: string;
  asked_at: number;
  refusal: Refusal;
  settled: string;
  settled_by: string;
  settled_at: number;
  note: string;
  redone_as: string;
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
  person_name: string;
  settled_by_name: string;
  title: string;
  why?: Error;
  payload: string;
  others: EntryView[];
  can: Ability[];
}

export interface ReleaseNotesGet {
  deployment: string;
  all?: boolean;
}

export interface ReleaseNotesView {
  deployment: string;
  deployment_title: string;
  description: string;
  project: string;
  project_title: string;
  time_zone: string;
  start: number;
  end: number;
  date_only: boolean;
  categories: NotesCategory[];
  left_out: number;
}

export interface RequestApprove {
  request: string;
  seen: string;
}

export interface RequestCreate {
  project: string;
  title: string;
  description?: string;
  start: number;
  date_only?: boolean;
  minutes?: number;
  lead?: string;
  release_manager?: string;
  risk?: string;
  risk_note?: string;
  way_back?: string;
  way_back_minutes?: number;
  url?: string;
  url_label?: string;
}

export interface RequestEdit {
  request: string;
  title?: Edit<string>;
  description?: Edit<string>;
  start?: Edit<number>;
  date_only?: Edit<boolean>;
  minutes?: Edit<number>;
  lead?: Edit<string>;
  release_manager?: Edit<string>;
  risk?: Edit<string>;
  risk_note?: Edit<string>;
  way_back?: Edit<string>;
  way_back_minutes?: Edit<number>;
  url?: Edit<string>;
  url_label?: Edit<string>;
}

export interface RequestGet {
  request: string;
}

export interface RequestReject {
  request: string;
  reason: string;
  seen: string;
}

export interface RequestRow {
  id: string;
  title: string;
  start: number;
  end: number;
  date_only: boolean;
  minutes: number;
  risk: string;
  state: string;
  expired: boolean;
  reason: string;
  deployment: string;
  deployment_title: string;
  created_by: string;
  created_by_name: string;
  created_at: number;
  decided_by_name: string;
  decided_at: number;
  can: string[];
}

export interface RequestView {
  id: string;
  project: string;
  title: string;
  description: string;
  start: number;
  date_only: boolean;
  minutes: number;
  lead: string;
  release_manager: string;
  risk: string;
  risk_note: string;
  way_back: string;
  way_back_minutes: number;
  url: string;
  url_label: string;
  state: string;
  reason: string;
  deployment: string;
  decided_by: string;
  decided_at: number;
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
  digests: Record<string, string>;
  seen: string;
  end: number;
  expired: boolean;
  project_key: string;
  project_title: string;
  time_zone: string;
  deployment_title: string;
  lead_name: string;
  release_manager_name: string;
  created_by_name: string;
  decided_by_name: string;
  decided_unconfirmed: boolean;
  can: Ability[];
}

export interface RequestWithdraw {
  request: string;
}

export interface RequestsList {
  project: string;
  open?: boolean;
  search?: string;
  states?: string[];
  by?: string[];
  sort?: string[];
  offset?: number;
  limit?: number;
}

export interface RequestsView {
  requests: RequestRow[];
  total: number;
  can: Ability[];
}

export interface RevokedKey {
  fingerprint: string;
  from: number;
  until: number;
}

export interface RowBlock {
  label: string;
  label_key: string;
  kind: string;
  text: Segment[];
  note: string;
  file: string;
  value: string;
  entries: RowBlock[];
}

export interface RowView {
  table: string;
  id: string;
  action: string;
  title: string;
  fields: FieldView[];
}

export interface RunBookApproval {
  state: string;
  version: number;
  by: string;
  by_name: string;
  at: number;
  remark: string;
  unconfirmed: boolean;
  because: BookChange[];
  changes: BookChange[];
  without: string;
  without_by: string;
  without_by_name: string;
  without_counts: boolean;
  fault?: Error;
}

export interface RunBookApprove {
  deployment: string;
  remark?: string;
  seen: string;
}

export interface RunBookDocument {
  deployment: Deployment;
  address: string;
  end: number;
  window: string;
  project: Project;
  environment: string;
  people: DocumentPerson[];
  items: Item[];
  approvals: DocumentSignature[];
  fault?: Error;
  by: string;
  at: number;
  fingerprint: string;
  head: HeadView;
  book: RunBookView;
  log: DocumentLog[];
  sizes: Record<string, number>;
}

export interface RunBookGet {
  deployment: string;
  brief?: boolean;
}

export interface RunBookItem {
  id: string;
  ref: string;
  title: string;
  status: string;
  past: boolean;
  moved_to: string;
  moved_to_title: string;
}

export interface RunBookProgress {
  steps: number;
  projected: number;
  new: number;
  in_progress: number;
  on_hold: number;
  completed: number;
  failed: number;
  skipped: number;
  minutes: number;
  minutes_left: number;
}

export interface RunBookSection {
  template: string;
  title: string;
  kind: string;
  intro: RowBlock[];
  steps: RunBookStep[];
}

export interface RunBookStage {
  stage: string;
  progress: RunBookProgress;
  sections: RunBookSection[];
}

export interface RunBookStartWithout {
  deployment: string;
  reason: string;
  seen: string;
}

export interface RunBookStep {
  id: string;
  number: string;
  title: string;
  template: string;
  template_title: string;
  stage: string;
  origin: string;
  after: string;
  projected: boolean;
  minutes: number;
  owner_role: string;
  owner: string;
  expect: string;
  if_not: string;
  warning: string;
  undo: string;
  undo_minutes: number;
  no_undo: boolean;
  checkpoint: boolean;
  owner_name: string;
  planned_at: number;
  planned_end: number;
  state: string;
  assignee: string;
  assignee_name: string;
  started_at: number;
  started_by: string;
  started_by_name: string;
  ended_at: number;
  ended_by: string;
  ended_by_name: string;
  unconfirmed: boolean;
  remark: string;
  held_from: string;
  hold_until: number;
  away: boolean;
  taken_back: boolean;
  evidence: EvidenceShown[];
  events: number;
  intro: RowBlock[];
  blocks: RowBlock[];
  sensitive: boolean;
  content: string;
  items: RunBookItem[];
  blocked?: Error;
  fault?: Error;
  seen: string;
  can: Ability[];
}

export interface RunBookView {
  deployment: string;
  deployment_title: string;
  project: string;
  project_title: string;
  time_zone: string;
  window: string;
  start: number;
  end: number;
  date_only: boolean;
  minutes: number;
  way_back: string;
  way_back_minutes: number;
  plan_too_long: boolean;
  approval: RunBookApproval;
  stages: RunBookStage[];
  progress: RunBookProgress;
  next: string;
  away?: AwayView;
  seen: string;
  can: Ability[];
}

export interface SealedValue {
  activity: string;
  value: string;
  sealed: string;
  generation: number;
}

export interface Search {
  text: string;
  kind?: string;
  limit?: number;
}

export interface SearchView {
  hits: HitView[];
  words: string[];
  behind: number;
}

export interface SecretTag {
  activity: string;
  value: string;
  tag: string;
}

export interface SecretsExposed {
  project: string;
  user: string;
  offset?: number;
  limit?: number;
}

export interface SecretsExposedView {
  secrets: ExposedSecret[];
  total: number;
}

export interface SecretsView {
  project: string;
  secrets: SealedValue[];
}

export interface Segment {
  text: string;
  sensitive?: boolean;
  value?: string;
}

export interface SessionGet {
}

export interface SessionView {
  user: User;
  digests: Record<string, string>;
  workspace: Workspace;
  workspace_id: string;
  fingerprint: string;
  head: HeadView;
  saved_at: number;
  workspace_digests: Record<string, string>;
  key: KeyView;
  can: Ability[];
}

export interface SignOffView {
  id: string;
  deployment: string;
  content: string;
  remark: string;
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
  created_by_name: string;
  current: boolean;
  unconfirmed: boolean;
}

export interface SignedDocumentView {
  id: string;
  deployment: string;
  project: string;
  title: string;
  moment: string;
  number: string;
  version: number;
  code: string;
  digest: string;
  revision: string;
  file: string;
  name: string;
  by: string;
  by_name: string;
  at: number;
  current: boolean;
  complete: boolean;
  signers: SignerView[];
}

export interface SignerView {
  user: string;
  name: string;
  roles: string[];
  field: string;
  signed_at: number;
  seq: number;
  left: boolean;
  certificate: string;
  kind: string;
  key: string;
  confirmed: boolean;
  doubtful: boolean;
}

export interface StarSet {
  project: string;
  starred: boolean;
}

export interface StepAdd {
  deployment: string;
  behind?: string;
  stage?: string;
  title: string;
  instruction?: string;
  minutes?: number;
  expect?: string;
  if_not?: string;
  warning?: string;
  person?: string;
  remark?: string;
}

export interface StepAddEvidence {
  step: string;
  file?: string;
  name?: string;
  note?: string;
}

export interface StepApproval {
  item: string;
  approved_by: string;
  approved_by_name: string;
  approved_at: number;
  alone: string;
  content: string;
  seq: number;
  fault?: Error;
}

export interface StepAssign {
  step: string;
  person?: string;
  remark?: string;
  seen: string;
}

export interface StepAttemptFailed {
  step: string;
  remark?: string;
  seen: string;
}

export interface StepComplete {
  step: string;
  remark?: string;
  seen: string;
}

export interface StepEventRow {
  id: string;
  action: string;
  from: string;
  to: string;
  remark: string;
  until: number;
  person: string;
  person_name: string;
  by: string;
  by_name: string;
  at: number;
  laptop: boolean;
}

export interface StepFail {
  step: string;
  remark?: string;
  seen: string;
}

export interface StepGet {
  step: string;
  deployment?: string;
}

export interface StepHold {
  step: string;
  remark: string;
  until?: number;
  seen: string;
}

export interface StepMove {
  step: string;
  place: number;
  seen: string;
}

export interface StepRemark {
  step: string;
  remark: string;
}

export interface StepReopen {
  step: string;
  remark?: string;
  seen: string;
}

export interface StepResume {
  step: string;
  remark?: string;
  seen: string;
}

export interface StepRunAgain {
  step: string;
  remark?: string;
  seen: string;
}

export interface StepSecrets {
  step: string;
}

export interface StepSkip {
  step: string;
  remark?: string;
  seen: string;
}

export interface StepStart {
  step: string;
  remark?: string;
  seen: string;
}

export interface StepView {
  deployment: string;
  project: string;
  step: RunBookStep;
  events: StepEventRow[];
  approvals: StepApproval[];
  previous: string;
  following: string;
}

export interface SubValue {
  key: string;
  value: string;
}

export interface TakenBackView {
  step: string;
  title: string;
  reason: string;
  by_name: string;
  at: number;
}

export interface TaskAddEvidence {
  task: string;
  file?: string;
  name?: string;
  note?: string;
}

export interface TaskCreate {
  deployment: string;
  title: string;
  start: number;
  end?: number;
  persons: string[];
}

export interface TaskDelete {
  task: string;
}

export interface TaskEdit {
  task: string;
  title?: Edit<string>;
  start?: Edit<number>;
  end?: Edit<number>;
  persons?: Edit<string[]>;
  comment: string;
}

export interface TaskUpdate {
  task: string;
  state?: Edit<string>;
  comment: string;
}

export interface TaskUpdateView {
  id: string;
  task: string;
  from: string;
  to: string;
  comment: string;
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
  created_by_name: string;
}

export interface TaskView {
  id: string;
  deployment: string;
  title: string;
  start: number;
  end: number;
  persons: string[];
  state: string;
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
  overdue: boolean;
  person_names: string[];
  created_by_name: string;
  updates: TaskUpdateView[];
  evidence: EvidenceShown[];
  digests: Record<string, string>;
  can: Ability[];
}

export interface TemplateConfig {
  database?: string;
  logins?: Option[];
  nodes?: Option[];
  nodes_label?: string;
  instruction?: string;
  instructions?: string;
  access_notes?: string;
  jobs?: Option[];
  run_as?: string;
  commands?: string;
  fields?: Field[];
}

export interface TemplateCreate {
  project: string;
  kind: string;
  title: string;
  description?: string;
  disabled?: boolean;
  stage: string;
  config: TemplateConfig;
  minutes: number;
  owner_role: string;
  owner: string;
  expect: string;
  if_not: string;
  warning: string;
  undo: string;
  undo_minutes: number;
  no_undo: boolean;
  checkpoint: boolean;
}

export interface TemplateDefinition {
  kind: string;
  title: string;
  description?: string;
  disabled?: boolean;
  stage: string;
  config: TemplateConfig;
  minutes: number;
  owner_role: string;
  owner: string;
  expect: string;
  if_not: string;
  warning: string;
  undo: string;
  undo_minutes: number;
  no_undo: boolean;
  checkpoint: boolean;
}

export interface TemplateDelete {
  template: string;
  seen: string;
}

export interface TemplateEdit {
  template: string;
  title?: Edit<string>;
  description?: Edit<string>;
  enabled?: Edit<boolean>;
  stage?: Edit<string>;
  config?: Edit<TemplateConfig>;
  minutes?: Edit<number>;
  owner_role?: Edit<string>;
  owner?: Edit<string>;
  expect?: Edit<string>;
  if_not?: Edit<string>;
  warning?: Edit<string>;
  undo?: Edit<string>;
  undo_minutes?: Edit<number>;
  no_undo?: Edit<boolean>;
  checkpoint?: Edit<boolean>;
}

export interface TemplateExport {
  project: string;
  templates?: string[];
}

export interface TemplateFile {
  text: string;
  definitions: TemplateDefinition[];
}

export interface TemplateGet {
  template: string;
}

export interface TemplateHistory {
  id: string;
  title: string;
  created_by: string;
  created_at: number;
  item: string;
  ref: string;
  item_title: string;
  status: string;
  deployment: string;
  deployment_title: string;
  start: number;
  date_only: boolean;
  created_by_name: string;
}

export interface TemplateImport {
  project: string;
  text: string;
}

export interface TemplateImportRow {
  definition: TemplateDefinition;
  problems: Record<string, Problem>;
}

export interface TemplateImportView {
  templates: TemplateImportRow[];
}

export interface TemplateKindInfo {
  kind: string;
  label: string;
  config: ConfigPart[];
  field_kinds: string[];
  parameters: Parameter[];
}

export interface TemplateMove {
  template: string;
  position: Edit<number>;
}

export interface TemplatePreview {
  project: string;
  template?: string;
  definition: TemplateDefinition;
  values?: Value[];
  step?: string;
}

export interface TemplatePreviewView {
  problems: Record<string, Problem>;
  form: FormField[];
  value_problems: Record<string, Problem>;
  intro: RowBlock[];
  row: RowBlock[];
}

export interface TemplateRow {
  id: string;
  kind: string;
  title: string;
  description: string;
  enabled: boolean;
  stage: string;
  position: number;
  minutes: number;
  checkpoint: boolean;
  no_undo: boolean;
  activities: number;
  position_was: string;
  can: string[];
}

export interface TemplateView {
  id: string;
  project: string;
  kind: string;
  title: string;
  description: string;
  enabled: boolean;
  stage: string;
  position: number;
  config: TemplateConfig;
  minutes: number;
  owner_role: string;
  owner: string;
  expect: string;
  if_not: string;
  warning: string;
  undo: string;
  undo_minutes: number;
  no_undo: boolean;
  checkpoint: boolean;
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
  digests: Record<string, string>;
  seen: string;
  form: FormField[];
  activities: number;
  steps: number;
  deployments: number;
  count: number;
  history: TemplateHistory[];
  can: Ability[];
}

export interface TemplatesList {
  project: string;
  enabled?: boolean;
}

export interface TemplatesView {
  templates: TemplateRow[];
  kinds: TemplateKindInfo[];
  can: Ability[];
}

export interface User {
  id: string;
  name: string;
  email: string;
  telephone: string;
  time_zone: string;
  theme: string;
  administrator: boolean;
  state: string;
  blocked_from: string;
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
}

export interface UserAppoint {
  user: string;
  seen: string;
}

export interface UserBlock {
  user: string;
  seen: string;
}

export interface UserDismiss {
  user: string;
  seen: string;
}

export interface UserEdit {
  name?: Edit<string>;
  email?: Edit<string>;
  telephone?: Edit<string>;
  time_zone?: Edit<string>;
  theme?: Edit<string>;
}

export interface UserInvite {
  name: string;
  email: string;
  telephone?: string;
  time_zone?: string;
  administrator?: boolean;
  public: string;
}

export interface UserReinvite {
  user: string;
  public: string;
}

export interface UserReset {
  user: string;
  public: string;
  seen: string;
  doubtful_from?: number;
}

export interface UserUnblock {
  user: string;
  seen: string;
}

export interface Value {
  id: string;
  text?: string;
  list?: string[];
  tick?: boolean;
  file?: string;
  file_name?: string;
  sealed?: string;
  generation?: number;
}

export interface ValueEdit {
  was: string;
  to: Value;
}

export interface VoidEntry {
  seq: number;
  digest?: string;
  after?: string;
}

export interface WindowView {
  id: string;
  project: string;
  project_key: string;
  project_title: string;
  title: string;
  start: number;
  end: number;
  date_only: boolean;
  time_zone: string;
  state: string;
  items: number;
  counts: Record<string, number>;
  steps: number;
  step_counts: Record<string, number>;
  lead: string;
  lead_name: string;
  risk: string;
}

export interface WithheldEntry {
  entry: string;
  payload: string;
  changes: string;
}

export interface Workspace {
  id: string;
  name: string;
  recovery_key: string;
  confirmed_keys_only: boolean;
  file_limit: number;
  sample: boolean;
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
}

export interface WorkspaceCreate {
  name: string;
  user: string;
  user_name: string;
  email: string;
  time_zone: string;
  keys: NewKeys;
  recovery_key?: string;
  random: string;
  sample?: boolean;
  schema: number;
}

export interface WorkspaceEdit {
  name?: Edit<string>;
  confirmed_keys_only?: Edit<boolean>;
  file_limit?: Edit<number>;
}

export interface WorkspaceRepair {
  void: VoidEntry[];
  reason: string;
  anew?: boolean;
}

export interface WorkspaceRestore {
  lost_seq: number;
  lost_hash?: string;
  reason: string;
}

export interface WorkspaceUpgrade {
  from: number;
  to: number;
}
