import { useQuery } from '@tanstack/react-query';
import { bound } from './bridge';
import { type AppError, call } from './call';
import { base64Of } from './files';
import type { api, documents, domain } from './generated/wailsjs/go/models';

export type CheckedFile = api.CheckedFile;
export type CheckResult = documents.CheckResult;
export type Certificate = domain.Certificate;
export type FoundPaper = documents.Found;
export type PrintedPaper = documents.Printed;

/** Puts the person's signature on the run book of a deployment as it stands. */
export function signDocument(deployment: string): Promise<void> {
  return call(() => bound().Signing.Sign(deployment, false));
}

/** Asks for a file and checks it; the name is empty when the person cancelled. */
export function checkChosen(): Promise<CheckedFile> {
  return call(() => bound().Signing.CheckChosen());
}

/** Checks a file that was dropped on the window. */
export async function checkDropped(file: File): Promise<CheckedFile> {
  const content = await base64Of(file);
  return call(() => bound().Signing.CheckDropped(file.name, content));
}

/** Looks up the document of a paper copy by the code on its pages. The progress of the task "paper" says how far it is. */
export function findPaper(code: string): Promise<FoundPaper> {
  return call(() => bound().Signing.Find(code));
}

/** Ends the look-up that runs, if there is one: it rejects. */
export function stopFinding(): Promise<void> {
  return call(() => bound().Signing.StopFinding());
}

/** With which certificate the person signs here; its id is empty until the first signature makes it. */
export function useSignsWith() {
  return useQuery<Certificate, AppError>({
    queryKey: ['signing.with'],
    queryFn: () => call(() => bound().Signing.SignsWith()),
  });
}

/** Certifies the key of a person by the authority of the one who is signed in. */
export function issueCertificate(keySet: string, seen: string): Promise<void> {
  return call(() => bound().Signing.Issue(keySet, seen));
}

/** Takes over a company's certificate; its key stays on this workstation. */
export async function importCertificate(file: File, password: string): Promise<void> {
  const content = await base64Of(file);
  return call(() => bound().Signing.Import(content, password));
}

/** Forgets the company's certificate on this workstation. */
export function dropCertificate(): Promise<void> {
  return call(() => bound().Signing.Drop());
}

/** Writes a certificate where the person wants it and gives its path; empty when the person cancelled. */
export function exportCertificate(id: string, der: boolean): Promise<string> {
  return call(() => bound().Signing.Export(id, der));
}
