import { bound } from './bridge';
import { call } from './call';
import type { app } from './generated/wailsjs/go/models';

/** What refers to a file: an attachment, a piece of evidence, a signed document, or the value of an activity or a step. */
export interface FileLink {
  kind: 'attachment' | 'evidence' | 'activity' | 'step' | 'document';
  record: string;
  /** The id of the value, for activities and steps. */
  value?: string;
}

const pieceSize = 768 * 1024; // bytes: a piece of 1 MB in base64

/** Brings a file of this window into the workspace, piece by piece, and gives its id. Rejects with AppError. */
export async function addFile(file: File): Promise<string> {
  const id = await call(() => bound().Files.Begin({ name: file.name, size: file.size }));
  try {
    for (let from = 0; from < file.size; from += pieceSize) {
      const bytes = await base64Of(file.slice(from, from + pieceSize));
      await call(() => bound().Files.Piece({ id, bytes }));
    }
  } catch (error) {
    await call(() => bound().Files.Drop(id));
    throw error;
  }
  return call(() => bound().Files.Finish({ id, name: file.name }));
}

/** The bytes of a file in base64. */
export function base64Of(part: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(part);
  });
}

/** Shows a file in the system's viewer. Rejects with AppError: programs are never started. */
export function openFile(link: FileLink): Promise<void> {
  return call(() => bound().Files.Open(link as app.FileLink));
}

/** Writes a copy where the person wants it; empty when the person cancelled. */
export function saveFile(link: FileLink): Promise<string> {
  return call(() => bound().Files.SaveAs(link as app.FileLink));
}

/** The beginning of a text file, to be shown here; `whole` says whether it is all of it. Rejects with AppError. */
export function textOf(link: FileLink): Promise<{ text: string; whole: boolean }> {
  return call(() => bound().Files.Text(link as app.FileLink));
}

/** Whether a file is by its name one of the texts that the window can show itself. */
export function isText(name: string): boolean {
  return /\.(txt|md|log|csv|tsv|json|xml|ya?ml|toml|ini|conf|cfg|sql|sh|py|rb|js|ts|go|java|c|h|diff|patch)$/i.test(
    name,
  );
}

/** The address of a picture of the workspace, for an img. */
export function pictureAddress({ kind, record, value }: FileLink): string {
  return `/picture/${kind}/${record}${value ? `?value=${encodeURIComponent(value)}` : ''}`;
}

/** Whether a file is one of the pictures that the window can show itself. */
export function isPicture(name: string): boolean {
  return /\.(png|jpe?g|gif|webp|bmp)$/i.test(name);
}
