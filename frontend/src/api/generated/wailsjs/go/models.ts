export namespace api {
	
	export interface BackupState {
	    folder: string;
	    usual: string;
	    backups: app.KeptBackup[];
	    running: boolean;
	    done: number;
	    total: number;
	    problem?: domain.Error;
	}
	export interface BoardState {
	    deployment: string;
	    path: string;
	    written_at: number;
	    problem?: domain.Error;
	}
	export interface CheckedFile {
	    name: string;
	    result: documents.CheckResult;
	}
	export interface DocumentKind {
	    kind: string;
	    formats: string[];
	    scopes: string[];
	}
	export interface DocumentOrder {
	    kind: string;
	    format: string;
	    deployment: string;
	    project: string;
	    all: boolean;
	    letter: boolean;
	    density?: string;
	}
	export interface Facts {
	    version: string;
	    system: string;
	}
	export interface FileBegin {
	    name: string;
	    size: number;
	}
	export interface FileEnd {
	    id: string;
	    name: string;
	}
	export interface FilePiece {
	    id: string;
	    bytes: string;
	}
	export interface FirstSignInInput {
	    name: string;
	    code: string;
	    password: string;
	}
	export interface GiveKeyInput {
	    project: string;
	    key_set: string;
	    seen: string;
	}
	export interface Invitation {
	    code: string;
	    public: string;
	}
	export interface LeftThere {
	    drafts: string;
	    place: string;
	}
	export interface RememberedPerson {
	    user: string;
	    name: string;
	    at: number;
	}
	export interface Progress {
	    task: string;
	    done: number;
	    total: number;
	    finished: boolean;
	    problem?: domain.Error;
	}
	export interface SessionState {
	    open: boolean;
	    path: string;
	    name: string;
	    fingerprint: string;
	    sample: boolean;
	    password: string;
	    names: app.SignInName[];
	    user: string;
	    check: Progress;
	    place?: app.DrivePlace;
	    loss?: app.Loss;
	    namesake?: app.Namesake;
	    remembered: RememberedPerson[];
	    replaced: app.ReplacedKey[];
	}
	export interface MadeWorkspace {
	    state: SessionState;
	    recovery_key: string;
	}
	export interface Message {
	    title: string;
	    body: string;
	    place: string;
	}
	export interface NewCopy {
	    path: string;
	    project: string;
	    deployments: string[];
	    until: number;
	    users: string[];
	}
	export interface NewWorkspace {
	    path: string;
	    name: string;
	    user: string;
	    email: string;
	    time_zone: string;
	    password: string;
	    recovery: boolean;
	}
	export interface PasswordInput {
	    old: string;
	    new: string;
	}
	export interface PreviewSheet {
	    name: string;
	    columns: string[];
	    rows: string[][];
	    total: number;
	}
	export interface PreparedDocument {
	    id: string;
	    name: string;
	    size: number;
	    view: string;
	    text: string;
	    sheets: PreviewSheet[];
	    files: string[];
	}
	
	
	export interface RecentWorkspace {
	    path: string;
	    name: string;
	    fingerprint: string;
	    opened_at: number;
	    missing: boolean;
	    offline: boolean;
	}
	export interface RecoverKeyInput {
	    project: string;
	    code: string;
	}
	export interface RedoneIntent {
	    intent: string;
	    command: string;
	    payload: string;
	    note: string;
	}
	
	export interface RepairInput {
	    path: string;
	    name: string;
	    password: string;
	    reason: string;
	    typed: string;
	}
	export interface RestoreInput {
	    damaged: string;
	    backup: string;
	    to: string;
	    name: string;
	    password: string;
	    reason: string;
	}
	export interface ReturnedCopy {
	    path: string;
	    dry: boolean;
	    end: boolean;
	}
	export interface SealInput {
	    template: string;
	    field: string;
	    text: string;
	}
	export interface Sent {
	    id: string;
	    payload: string;
	}
	
	export interface SignInInput {
	    name: string;
	    password: string;
	    remember?: boolean;
	}
	export interface TextPreview {
	    text: string;
	    whole: boolean;
	}
	export interface TypedInput {
	    place: string;
	    values: string;
	}
	export interface UpgradeInput {
	    path: string;
	    name: string;
	    password: string;
	}
	export interface Verification {
	    running: boolean;
	    level: string;
	    done: number;
	    total: number;
	    cancelled: boolean;
	    report?: app.Report;
	    problem?: domain.Error;
	    last?: platform.Verified;
	    accepted: app.AcceptedLoss[];
	}
	export interface Zoom {
	    percent: number;
	    steps: number[];
	}

}

export namespace app {
	
	export interface Loss {
	    seen_seq: number;
	    seen_hash: string;
	    seen_at: number;
	    has_seq: number;
	    has_hash: string;
	    has_at: number;
	    missing: number;
	    seen: string;
	}
	export interface AcceptedLoss {
	    at: number;
	    loss: Loss;
	    restore?: number;
	}
	export interface ClockJump {
	    entry: number;
	    at: number;
	    before: number;
	    before_at: number;
	}
	export interface CopiedOut {
	    path: string;
	    name: string;
	    fingerprint: string;
	    entries: number;
	    head: string;
	}
	export interface DrivePlace {
	    kind: string;
	    system: string;
	    root: string;
	    mode: string;
	    away: boolean;
	}
	export interface FieldView {
	    name: string;
	    before: string;
	    after: string;
	}
	export interface RowView {
	    table: string;
	    id: string;
	    action: string;
	    title: string;
	    fields: FieldView[];
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
	
	export interface FileLink {
	    kind: string;
	    record: string;
	    value?: string;
	}
	export interface Finding {
	    table: string;
	    row: string;
	    field: string;
	    entry: number;
	    what: string;
	}
	export interface Manifest {
	    workspace: string;
	    at: number;
	    reason: string;
	    seq: number;
	    hash: string;
	    schema: number;
	    size: number;
	    sha256: string;
	    level: string;
	    held: boolean;
	    user: string;
	    key: string;
	    workstation: string;
	}
	export interface KeptBackup {
	    path: string;
	    manifest: Manifest;
	    problem?: domain.Error;
	}
	
	
	export interface Namesake {
	    pinned_name: string;
	    pinned_fingerprint: string;
	    at: number;
	    name: string;
	    fingerprint: string;
	}
	export interface Older {
	    path: string;
	    name: string;
	    fingerprint: string;
	    have: number;
	    want: number;
	    administrators: string[];
	    entries: number;
	}
	export interface Witness {
	    name: string;
	    host: string;
	    file: string;
	    other: boolean;
	    seq: number;
	    hash: string;
	    ends: number;
	}
	export interface Present {
	    user: string;
	    name: string;
	    workstation: string;
	    host: string;
	    since: number;
	    project_key: string;
	    project_title: string;
	    deployment: string;
	    deployment_title: string;
	    item: string;
	    item_title: string;
	    forms: string[];
	}
	export interface Presence {
	    others: Present[];
	    same_host: string[];
	    unseen: boolean;
	    witnesses: Witness[];
	}
	
	export interface Rebuilt {
	    path: string;
	    name: string;
	    workspace: string;
	    fingerprint: string;
	    entries: number;
	    head: string;
	    at: number;
	    newest: number;
	    stopped: string;
	    half_return: boolean;
	    pieces: number;
	}
	export interface Receipt {
	    seq: number;
	    entry: string;
	    hash: string;
	    record?: string;
	}
	export interface VoidEntry {
	    seq: number;
	    digest?: string;
	    after?: string;
	}
	export interface Repaired {
	    void: VoidEntry[];
	    findings: Finding[];
	    entry: number;
	}
	export interface ReplacedKey {
	    user: string;
	    name: string;
	    known: string;
	    known_at: number;
	    now: string;
	    at: number;
	    origin: string;
	    by: string;
	}
	export interface Report {
	    level: string;
	    workspace: string;
	    name: string;
	    fingerprint: string;
	    entries: number;
	    head: string;
	    findings: Finding[];
	    root?: string;
	    schema: number;
	    clock_jumps?: ClockJump[];
	    jumped?: number;
	}
	export interface Restored {
	    path: string;
	    name: string;
	    workspace: string;
	    fingerprint: string;
	    entries: number;
	    head: string;
	    at: number;
	    newest: number;
	    stopped: string;
	    half_return: boolean;
	    pieces: number;
	    restore: number;
	}
	export interface ReturnedIntent {
	    entry: string;
	    command: string;
	    actor: string;
	    actor_name: string;
	    at: number;
	    done: boolean;
	    deployment: string;
	    item: string;
	    record: string;
	    title: string;
	    why?: domain.Error;
	    payload: string;
	    others: EntryView[];
	}
	export interface Returned {
	    copy: string;
	    merge: string;
	    intents: number;
	    known: number;
	    results: ReturnedIntent[];
	}
	
	
	export interface SecretTag {
	    activity: string;
	    value: string;
	    tag: string;
	}
	export interface ShownPlace {
	    project_key: string;
	    deployment: string;
	    item: string;
	    forms: string[];
	}
	export interface SignInName {
	    name: string;
	    invited: boolean;
	    roles: string[];
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
	
	

}

export namespace documents {
	
	export interface CheckedSignature {
	    name: string;
	    reason: string;
	    at: number;
	    ok: boolean;
	    certificate: string;
	    issuer: string;
	    kind: string;
	    key: string;
	    confirmed: boolean;
	}
	export interface Finding {
	    check: number;
	    bad: boolean;
	    message: domain.Problem;
	}
	export interface CheckResult {
	    verdict: string;
	    message: domain.Problem;
	    findings: Finding[];
	    signatures: CheckedSignature[];
	    workspace: string;
	    document?: app.SignedDocumentView;
	    newer?: app.SignedDocumentView;
	}
	
	
	export interface Printed {
	    kind: string;
	    number: string;
	    version: number;
	    draft: boolean;
	    code: string;
	    deployment: string;
	    title: string;
	    project: string;
	}
	export interface Found {
	    signed: app.SignedDocumentView[];
	    printed?: Printed;
	}

}

export namespace domain {
	
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
	export interface Problem {
	    key: string;
	    params?: Record<string, string>;
	}
	export interface Error {
	    code: string;
	    key: string;
	    params?: Record<string, string>;
	    fields?: Record<string, Problem>;
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

}

export namespace offline {
	
	export interface Taken {
	    copy: string;
	    path: string;
	    entries: number;
	    withheld: number;
	}

}

export namespace platform {
	
	export interface Verified {
	    fingerprint: string;
	    at: number;
	    full: boolean;
	    entries: number;
	    head: string;
	    findings: number;
	}

}

export namespace share {
	
	export interface Drive {
	    kind: string;
	    system: string;
	    root: string;
	}
	export interface FolderCheck {
	    // Go type: Drive
	    drive: any;
	    locks: boolean;
	    locks_alone: boolean;
	    exclusive: boolean;
	    synced: boolean;
	    renames: boolean;
	    latency: number;
	    clock: number;
	    tried: boolean;
	    use: string;
	}

}

