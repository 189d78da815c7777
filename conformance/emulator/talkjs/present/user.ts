import type { User } from '../../../../generated/talkjs/types.js';
import type { Presenting } from '../exchange.js';
import type { UserRecord } from '../state/users.js';

/** A stored user as the API answers it. */
export const presentUser = ({ position, ...fields }: UserRecord, { decide }: Presenting): User => ({
  ...fields,
  availabilityText: fields.availabilityText ?? (decide('unsetAvailability') === 'null' ? null : ''),
  createdAt: position.at,
});
