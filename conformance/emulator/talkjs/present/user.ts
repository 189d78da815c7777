import type { User } from '../../../../generated/talkjs/types.js';
import type { Presenting } from '../exchange.js';
import type { UserRecord } from '../state/users.js';

/** A stored user as the API answers it. */
export const presentUser = (user: UserRecord, { decide }: Presenting): User => ({
  id: user.id,
  name: user.name,
  email: user.email,
  phone: user.phone,
  welcomeMessage: user.welcomeMessage,
  photoUrl: user.photoUrl,
  locale: user.locale,
  role: user.role,
  availabilityText: user.availabilityText ?? (decide('unsetAvailability') === 'null' ? null : ''),
  custom: user.custom,
  createdAt: user.position.at,
  pushTokens: user.pushTokens,
});
