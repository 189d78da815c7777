import { expectEqual, expectThat } from '../../../harness/expect.js';
import { begun } from '../../../harness/inbox.js';
import { scenario } from '../support/scenario.js';
import { putUser } from '../support/setup.js';
import { signatureOf, theOnly } from '../support/webhooks.js';

const never = new Promise<number>(() => undefined);

export const webhooksDelivery = [
  scenario(
    'a webhook is a JSON POST of an event with an id, a type, a time and data',
    { claims: ['TJ-WHK-01'], needs: ['state', 'webhooks'] },
    async (context) => {
      const inbox = context.receive();
      const before = context.now();
      await putUser(context, context.pooled('alice'));
      const event = await theOnly(inbox, 'user.created');
      expectEqual(event.method, 'POST', 'the method');
      expectEqual(event.headers.get('content-type')?.split(';')[0], 'application/json', 'the content type');
      expectThat(event.string('/id') !== '', 'the event has no id');
      expectThat(event.number('/createdAt') >= before, 'createdAt is before the event');
      event.object('/data');
    },
  ),

  scenario('two events have two ids', { claims: ['TJ-WHK-01'], needs: ['state', 'webhooks'] }, async (context) => {
    const inbox = context.receive();
    await putUser(context, context.pooled('alice'));
    await putUser(context, context.pooled('sebastian'));
    await inbox.settled();
    expectEqual(new Set(inbox.deliveries.map((event) => event.string('/id'))).size, 2, 'different ids');
  }),

  scenario(
    'a webhook is signed with the secret key over its timestamp and its body',
    { claims: ['TJ-WHK-03'], needs: ['state', 'webhooks'] },
    async (context) => {
      const inbox = context.receive();
      await putUser(context, context.pooled('alice'), { name: 'Älice 👋' });
      const event = await theOnly(inbox, 'user.created');
      expectThat(/^\d+$/.test(event.headers.get('X-TalkJS-Timestamp') ?? ''), 'X-TalkJS-Timestamp is no time');
      expectEqual(
        event.headers.get('X-TalkJS-Signature'),
        signatureOf(context.credentials.secretKey, event),
        'X-TalkJS-Signature',
      );
    },
  ),

  scenario(
    'a receiver that answers 500 once gets exactly one more delivery of the same event',
    { claims: ['TJ-WHK-02'], needs: ['state', 'webhooks'] },
    async (context) => {
      let count = 0;
      const inbox = context.receive(() => {
        count += 1;
        return count === 1 ? 500 : 200;
      });
      await putUser(context, context.pooled('alice'));
      await inbox.settled();
      expectEqual(inbox.deliveries.length, 2, 'deliveries');
      const [first, second] = inbox.deliveries;
      expectEqual(second?.text, first?.text, 'the body of the second delivery');
    },
  ),

  scenario(
    'a webhook that is never answered with 200 is delivered twice and no more',
    { claims: ['TJ-WHK-02'], needs: ['state', 'webhooks'] },
    async (context) => {
      const inbox = context.receive(() => 204);
      await putUser(context, context.pooled('alice'));
      await inbox.settled();
      expectEqual(inbox.deliveries.length, 2, 'deliveries');
    },
  ),

  scenario(
    'a receiver has five seconds to answer',
    { claims: ['TJ-WHK-02'], needs: ['state', 'webhooks', 'clock'] },
    async (context) => {
      const inbox = context.receive(() => never);
      await putUser(context, context.pooled('alice'));
      await begun();
      context.advance(4999);
      expectEqual(inbox.deliveries[0]?.signal.aborted, false, 'given up after 4,999 ms');
      context.advance(1);
      expectEqual(inbox.deliveries[0]?.signal.aborted, true, 'given up after 5,000 ms');
    },
  ),
];
