import type { Entry } from './timeline.js';

/** A stored user; `null` is a value, absence is not (a field that was never set is `null`). */
export interface UserRecord extends Entry {
  readonly id: string;
  createdAt: number;
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
