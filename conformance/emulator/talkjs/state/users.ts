import type { Position } from './timeline.js';

/** A stored user, as plain data. A field that was never set is `null`. */
export interface UserRecord {
  readonly id: string;
  /** When it was inserted. */
  readonly position: Position;
  name: string;
  email: string[] | null;
  phone: string[] | null;
  welcomeMessage: string | null;
  photoUrl: string | null;
  locale: string | null;
  role: string | null;
  availabilityText: string | null;
  custom: Record<string, string>;
  pushTokens: Record<string, true> | null;
}

export const newUser = (id: string, position: Position, name: string): UserRecord => ({
  id,
  position,
  name,
  email: null,
  phone: null,
  welcomeMessage: null,
  photoUrl: null,
  locale: null,
  role: null,
  availabilityText: null,
  custom: {},
  pushTokens: null,
});
