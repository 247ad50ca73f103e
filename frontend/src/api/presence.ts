import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { bound } from './bridge';
import { type AppError, call } from './call';
import { onEvent } from './events';
import type { app } from './generated/wailsjs/go/models';

export type Presence = app.Presence;
export type Present = app.Present;
export type Witness = app.Witness;
export type ShownPlace = app.ShownPlace;

const key = ['presence.state'];

/** Who else has the workspace open, where they are, and what their workstations say against this file. */
export function usePresence() {
  return useQuery<Presence, AppError>({ queryKey: key, queryFn: () => call(() => bound().Presence.State()) });
}

/** Once, at the root: asks again whenever somebody came, left or went elsewhere. */
export function usePresenceEvents() {
  const client = useQueryClient();
  useEffect(() => onEvent('presence', () => void client.invalidateQueries({ queryKey: key })), [client]);
}

/** Tells the others what is looked at from now on. */
export function showPlace(place: ShownPlace): Promise<void> {
  return call(() => bound().Presence.Show(place));
}
