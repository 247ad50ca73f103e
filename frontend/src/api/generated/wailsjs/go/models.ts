export namespace api {
	
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
	export interface Invitation {
	    code: string;
	    public: string;
	}
	export interface NewWorkspace {
	    path: string;
	    name: string;
	    user: string;
	    email: string;
	    time_zone: string;
	    password: string;
	}
	export interface PasswordInput {
	    old: string;
	    new: string;
	}
	export interface Progress {
	    task: string;
	    done: number;
	    total: number;
	    finished: boolean;
	    problem?: domain.Error;
	}
	export interface RecentWorkspace {
	    path: string;
	    name: string;
	    fingerprint: string;
	    opened_at: number;
	    missing: boolean;
	}
	export interface SealInput {
	    template: string;
	    field: string;
	    text: string;
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
	}
	export interface SignInInput {
	    name: string;
	    password: string;
	}

}

export namespace app {
	
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

export namespace http {
	
	export interface Response {
	    Status: string;
	    StatusCode: number;
	    Proto: string;
	    ProtoMajor: number;
	    ProtoMinor: number;
	    Header: Record<string, Array<string>>;
	    Body: any;
	    ContentLength: number;
	    TransferEncoding: string[];
	    Close: boolean;
	    Uncompressed: boolean;
	    Trailer: Record<string, Array<string>>;
	    Request?: Request;
	    TLS?: tls.ConnectionState;
	}
	export interface Request {
	    Method: string;
	    URL?: url.URL;
	    Proto: string;
	    ProtoMajor: number;
	    ProtoMinor: number;
	    Header: Record<string, Array<string>>;
	    Body: any;
	    ContentLength: number;
	    TransferEncoding: string[];
	    Close: boolean;
	    Host: string;
	    Form: Record<string, Array<string>>;
	    PostForm: Record<string, Array<string>>;
	    MultipartForm?: multipart.Form;
	    Trailer: Record<string, Array<string>>;
	    RemoteAddr: string;
	    RequestURI: string;
	    TLS?: tls.ConnectionState;
	    Response?: Response;
	    Pattern: string;
	}

}

export namespace multipart {
	
	export interface FileHeader {
	    Filename: string;
	    Header: Record<string, Array<string>>;
	    Size: number;
	}
	export interface Form {
	    Value: Record<string, Array<string>>;
	    File: Record<string, Array<FileHeader>>;
	}

}

export namespace net {
	
	export interface IPNet {
	    IP: number[];
	    Mask: number[];
	}

}

export namespace pkix {
	
	export interface AttributeTypeAndValue {
	    Type: number[];
	    Value: any;
	}
	export interface Extension {
	    Id: number[];
	    Critical: boolean;
	    Value: number[];
	}
	export interface Name {
	    Country: string[];
	    Organization: string[];
	    OrganizationalUnit: string[];
	    Locality: string[];
	    Province: string[];
	    StreetAddress: string[];
	    PostalCode: string[];
	    SerialNumber: string;
	    CommonName: string;
	    Names: AttributeTypeAndValue[];
	    ExtraNames: AttributeTypeAndValue[];
	}

}

export namespace tls {
	
	export interface ConnectionState {
	    Version: number;
	    HandshakeComplete: boolean;
	    DidResume: boolean;
	    CipherSuite: number;
	    CurveID: number;
	    NegotiatedProtocol: string;
	    NegotiatedProtocolIsMutual: boolean;
	    ServerName: string;
	    PeerCertificates: x509.Certificate[];
	    VerifiedChains: x509.Certificate[][];
	    SignedCertificateTimestamps: number[][];
	    OCSPResponse: number[];
	    TLSUnique: number[];
	    ECHAccepted: boolean;
	    HelloRetryRequest: boolean;
	}

}

export namespace url {
	
	export interface Userinfo {
	
	}
	export interface URL {
	    Scheme: string;
	    Opaque: string;
	    // Go type: Userinfo
	    User?: any;
	    Host: string;
	    Path: string;
	    Fragment: string;
	    RawQuery: string;
	    RawPath: string;
	    RawFragment: string;
	    ForceQuery: boolean;
	    OmitHost: boolean;
	}

}

export namespace x509 {
	
	export interface PolicyMapping {
	    // Go type: OID
	    IssuerDomainPolicy: any;
	    // Go type: OID
	    SubjectDomainPolicy: any;
	}
	export interface OID {
	
	}
	export interface Certificate {
	    Raw: number[];
	    RawTBSCertificate: number[];
	    RawSubjectPublicKeyInfo: number[];
	    RawSubject: number[];
	    RawIssuer: number[];
	    Signature: number[];
	    SignatureAlgorithm: number;
	    PublicKeyAlgorithm: number;
	    PublicKey: any;
	    Version: number;
	    // Go type: big
	    SerialNumber?: any;
	    Issuer: pkix.Name;
	    Subject: pkix.Name;
	    // Go type: time
	    NotBefore: any;
	    // Go type: time
	    NotAfter: any;
	    KeyUsage: number;
	    Extensions: pkix.Extension[];
	    ExtraExtensions: pkix.Extension[];
	    UnhandledCriticalExtensions: number[][];
	    ExtKeyUsage: number[];
	    UnknownExtKeyUsage: number[][];
	    BasicConstraintsValid: boolean;
	    IsCA: boolean;
	    MaxPathLen: number;
	    MaxPathLenZero: boolean;
	    SubjectKeyId: number[];
	    AuthorityKeyId: number[];
	    OCSPServer: string[];
	    IssuingCertificateURL: string[];
	    DNSNames: string[];
	    EmailAddresses: string[];
	    IPAddresses: number[][];
	    URIs: url.URL[];
	    PermittedDNSDomainsCritical: boolean;
	    PermittedDNSDomains: string[];
	    ExcludedDNSDomains: string[];
	    PermittedIPRanges: net.IPNet[];
	    ExcludedIPRanges: net.IPNet[];
	    PermittedEmailAddresses: string[];
	    ExcludedEmailAddresses: string[];
	    PermittedURIDomains: string[];
	    ExcludedURIDomains: string[];
	    CRLDistributionPoints: string[];
	    PolicyIdentifiers: number[][];
	    Policies: OID[];
	    InhibitAnyPolicy: number;
	    InhibitAnyPolicyZero: boolean;
	    InhibitPolicyMapping: number;
	    InhibitPolicyMappingZero: boolean;
	    RequireExplicitPolicy: number;
	    RequireExplicitPolicyZero: boolean;
	    PolicyMappings: PolicyMapping[];
	}

}

