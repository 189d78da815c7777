import { callable, type Acts, type Called } from '../../core/act.js';
import { noteTime } from '../state/app.js';
import { messageActs } from './messages.js';
import { notificationActs } from './notifications.js';
import { accountActs, type Acting } from './accounts.js';
import { presenceActs } from './presence.js';

const acts = { ...presenceActs, ...messageActs, ...notificationActs, ...accountActs };

/** What happens in an app without a call to the API. */
export type TalkJSActs = Called<typeof acts>;

/** The acts on an app, each at the time at which it is carried out. */
export const createActs = (on: () => Acting): Acts =>
  callable(acts, () => {
    const acting = on();
    noteTime(acting.app, acting.now);
    return acting;
  });
