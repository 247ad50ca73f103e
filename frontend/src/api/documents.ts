import { bound } from './bridge';
import { call } from './call';

/** Which document of a deployment is wanted. */
export interface DocumentOrder {
  kind: 'run_book' | 'checklist' | 'release_notes';
  deployment: string;
  /** PDF unless told; md is for release notes only. */
  format?: 'pdf' | 'json' | 'md';
  /** Release notes also list what is not released. */
  all?: boolean;
}

const whole = ({ kind, deployment, format = 'pdf', all = false }: DocumentOrder) => ({
  kind,
  deployment,
  format,
  all,
  letter: false,
});

/** Writes a document where the person wants it and gives its path; empty when the person cancelled. */
export function saveDocument(order: DocumentOrder): Promise<string> {
  return call(() => bound().Documents.Save(whole(order)));
}

/** Shows a document in the system's viewer, for reading and printing. */
export function showDocument(order: DocumentOrder): Promise<void> {
  return call(() => bound().Documents.Preview(whole(order)));
}

/** Shows a document that was saved since the start. */
export function openDocument(path: string): Promise<void> {
  return call(() => bound().Documents.OpenSaved(path));
}

/** The text of a document: release notes as md. */
export function documentText(order: DocumentOrder): Promise<string> {
  return call(() => bound().Documents.Text(whole(order)));
}
