import { buy, type TestSite } from '../../emulator/talkable.js';
import type { Stories } from './story.js';

/** What comes of a purchase that is told. */
async function told({ emulator, ...site }: TestSite) {
  emulator.webhooks.on('event_web_hook', () => undefined);
  await buy({ emulator, ...site }, 'bob@example.com', 'A-100');
  await emulator.webhooks.settled();
  return emulator.webhooks.outbox[0];
}

/** How receivers of webhooks are told. */
export const ofWebhooks = {
  webhookEncoding: {
    tell: async (site) => {
      const delivery = await told(site);
      return [delivery?.headers['content-type'], delivery?.body.slice(0, 16)];
    },
    seen: {
      form: ['application/x-www-form-urlencoded', 'key=webhook-key&'],
      json: ['application/json', '{"key":"webhook-'],
    },
  },
  webhookSignature: {
    tell: async (site) => Object.keys((await told(site))?.headers ?? {}),
    seen: { signed: ['content-type', 'x-talkable-signature'], none: ['content-type'] },
  },
} satisfies Partial<Stories>;
