import { isStatusError as isTalkableError, type Talkable } from 'talkspec/talkable';
import { isStatusError, type TalkJS } from 'talkspec/talkjs';

import { anonymiseUser, DELETED } from './anonymise-user.js';

/** Somebody as both services know them. */
export interface Person {
  readonly userId: string;
  readonly email: string;
}

/** What the services hold of a person; nothing where they know nobody. */
export interface Holdings {
  readonly chat: { readonly name: string } | undefined;
  readonly referrals: { readonly email: string | null } | undefined;
}

interface Services {
  readonly talkjs: TalkJS;
  readonly talkable: Talkable;
}

/** A dry run: what would be taken out. It throws where a service does not say clearly whether it knows the person. */
export async function holdingsOf({ talkjs, talkable }: Services, { userId, email }: Person): Promise<Holdings> {
  const chat = talkjs.getUser({ userId }).catch((error: unknown) => {
    if (isStatusError(error, 'getUser', 404)) return undefined;
    throw error;
  });
  const referrals = talkable.getPerson({ person_slug: email }).then(
    ({ person }) => person,
    (error: unknown) => {
      if (isTalkableError(error, 'getPerson', 400) && /^No person found/.test(error.body.error_message))
        return undefined;
      throw error;
    },
  );
  const [user, person] = await Promise.all([chat, referrals]);
  return { chat: user && { name: user.name }, referrals: person && { email: person.email } };
}

/** Takes out what tells who a person is, on both services. It throws unless nothing is left: then run it again. */
export async function forget(services: Services, person: Person): Promise<void> {
  const { chat, referrals } = await holdingsOf(services, person);
  if (chat) await anonymiseUser(services.talkjs, person.userId);
  if (referrals) await services.talkable.anonymizePerson({ person_slug: person.email });
  const left = await holdingsOf(services, person);
  if (left.referrals !== undefined || (left.chat && left.chat.name !== DELETED))
    throw new Error('something of the person is left');
}
