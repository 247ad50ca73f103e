import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { bound } from './bridge';
import { type AppError, call } from './call';
import { onEvent } from './events';
import type { api } from './generated/wailsjs/go/models';

/** Which document is wanted: a kind of `useDocumentKinds`, of a deployment, a project, or everything. */
export interface DocumentOrder {
  kind: string;
  deployment?: string;
  project?: string;
  /** The kind's usual one unless told. */
  format?: string;
  /** Release notes also list what is not released. */
  all?: boolean;
  /** How a run sheet is printed: one of `densities`. */
  density?: string;
}

/** How large a run sheet is printed; the first one is the usual one. */
export const densities = ['standard', 'compact', 'large_print'] as const;

export type DocumentKind = api.DocumentKind;
export type PreparedDocument = api.PreparedDocument;
export type PreviewSheet = api.PreviewSheet;
export type BoardState = api.BoardState;

const whole = ({ kind, deployment = '', project = '', format = '', all = false, density = '' }: DocumentOrder) => ({
  kind,
  deployment,
  project,
  format,
  all,
  letter: false,
  density,
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

/** The text of a document that is one, such as release notes as md. */
export function documentText(order: DocumentOrder): Promise<string> {
  return call(() => bound().Documents.Text(whole(order)));
}

/** The documents that there are, in the order in which they are offered. */
export function useDocumentKinds() {
  return useQuery<DocumentKind[], AppError>({
    queryKey: ['documents.kinds'],
    queryFn: () => call(() => bound().Documents.Kinds()),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Makes a document to look at; what is saved and printed of it afterwards is what was looked at. */
export function prepareDocument(order: DocumentOrder): Promise<PreparedDocument> {
  return call(() => bound().Documents.Prepare(whole(order)));
}

/** Ends the preparation that runs. */
export function cancelDocument(): Promise<void> {
  return call(() => bound().Documents.Cancel());
}

export function savePrepared(id: string): Promise<string> {
  return call(() => bound().Documents.SavePrepared(id));
}

export function showPrepared(id: string): Promise<void> {
  return call(() => bound().Documents.ShowPrepared(id));
}

export function forgetPrepared(id: string): Promise<void> {
  return call(() => bound().Documents.Forget(id));
}

/** Where the bytes of a prepared document are. */
export const documentAddress = (id: string) => `/document/${id}`;

const boardsKey = ['boards.list'];

/** The status boards that are kept up to date here. */
export function useBoards() {
  const client = useQueryClient();
  useEffect(() => onEvent('boards', () => void client.invalidateQueries({ queryKey: boardsKey })), [client]);
  const query = useQuery<BoardState[], AppError>({
    queryKey: boardsKey,
    queryFn: () => call(() => bound().Boards.List()),
  });
  const after = async <T>(method: () => Promise<T>) => {
    try {
      return await call(method);
    } finally {
      await client.invalidateQueries({ queryKey: boardsKey });
    }
  };
  return {
    boards: query.data ?? [],
    keep: (deployment: string) => after(() => bound().Boards.Keep(deployment)),
    stop: (deployment: string) => after(() => bound().Boards.Stop(deployment)),
  };
}
