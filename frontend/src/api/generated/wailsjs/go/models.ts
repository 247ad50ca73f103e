export namespace api {
	
	export interface DocumentOrder {
	    kind: string;
	    format: string;
	    deployment: string;
	    all: boolean;
	    letter: boolean;
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
	    loss?: app.Loss;
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
	
	export interface RecentWorkspace {
	    path: string;
	    name: string;
	    fingerprint: string;
	    opened_at: number;
	    missing: boolean;
	}
	export interface RecoverKeyInput {
	    project: string;
	    code: string;
	}
	export interface SealInput {
	    template: string;
	    field: string;
	    text: string;
	}
	
	export interface SignInInput {
	    name: string;
	    password: string;
	}
	export interface TypedInput {
	    place: string;
	    values: string;
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
	
	export interface Receipt {
	    seq: number;
	    entry: string;
	    hash: string;
	    record?: string;
	}
	export interface Report {
	    level: string;
	    workspace: string;
	    name: string;
	    fingerprint: string;
	    entries: number;
	    head: string;
	    findings: Finding[];
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

}

export namespace domain {
	
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

