import { describe, expect, test } from 'vitest';

import { createClock } from './clock.js';
import { Outbox, type Order } from './outbox.js';

const START = 1000;

function open(answers: readonly (number | 'hang' | 'refuse')[], more: Partial<Order> = {}) {
  const clock = createClock(() => START);
  clock.freeze();
  const outbox = new Outbox(clock);
  const sent: Readonly<Record<string, string>>[] = [];
  const order: Order = {
    ...{ api: 'api', tenant: 'shop', event: 'sold', url: 'http://receiver', body: '{}', assumed: [] },
    ...{ timeoutMs: 5000, attempts: 2 },
    headersAt: (at) => ({ at: String(at) }),
    send: (headers) => {
      sent.push(headers);
      const answer = answers[sent.length - 1] ?? 200;
      if (answer === 'hang') return new Promise(() => undefined);
      return answer === 'refuse' ? Promise.reject(new Error('fetch failed')) : Promise.resolve(answer);
    },
    isTakenIn: (status) => status === 200,
    retriesUnanswered: () => true,
    ...more,
  };
  const outcomes = () => outbox.all().map(({ state, attempts }) => [state, ...attempts.map(({ outcome }) => outcome)]);
  return { clock, outbox, order, sent, outcomes };
}

/** Lets everything run that waits for nothing. */
const moment = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a delivery', () => {
  test('that is answered 200 is done', async () => {
    const { outbox, order, outcomes } = open([200]);
    outbox.add(order);
    expect(outcomes()).toEqual([['pending']]);
    await outbox.settled();
    expect(outcomes()).toEqual([['delivered', 200]]);
  });

  test('that is answered 500 once is made exactly once more', async () => {
    const { outbox, order, sent, outcomes } = open([500, 200, 200]);
    outbox.add(order);
    await outbox.settled();
    expect([sent.length, ...outcomes()]).toEqual([2, ['delivered', 500, 200]]);
  });

  test('that is never taken in has failed after two attempts', async () => {
    const { outbox, order, outcomes } = open([204, 301]);
    outbox.add(order);
    await outbox.settled();
    expect(outcomes()).toEqual([['failed', 204, 301]]);
  });

  test('to a receiver that hangs is given up after 5 seconds of the clock, and no earlier', async () => {
    const { clock, outbox, order, outcomes } = open(['hang', 'hang']);
    outbox.add(order);
    await moment();
    clock.advance(4999);
    expect(outcomes()).toEqual([['pending']]);
    clock.advance(1);
    expect(outcomes()).toEqual([['pending', 'timed out']]);
    clock.advance(5000);
    expect(outcomes()).toEqual([['failed', 'timed out', 'timed out']]);
    await outbox.settled();
  });

  test('that nobody answers is not made again where that is chosen', async () => {
    const { outbox, order, outcomes } = open(['refuse'], { retriesUnanswered: () => false });
    outbox.add(order);
    await outbox.settled();
    expect(outcomes()).toEqual([['failed', 'no answer']]);
    expect(outbox.all()[0]?.attempts[0]?.reason).toBe('fetch failed');
  });

  test('can be made again by hand, signed anew', async () => {
    const { clock, outbox, order, sent, outcomes } = open([500, 500, 200]);
    outbox.add(order);
    await outbox.settled();
    clock.advance(60_000);
    expect(outbox.redeliver(1)?.state).toBe('pending');
    await outbox.settled();
    expect(outcomes()).toEqual([['delivered', 500, 500, 200]]);
    expect(sent.map(({ at }) => at)).toEqual(['1000', '1000', '61000']);
  });

  test('that is pending or unknown cannot be made again', () => {
    const { outbox, order } = open([]);
    outbox.add(order);
    expect([outbox.redeliver(1), outbox.redeliver(7)]).toEqual([undefined, undefined]);
  });
});

test('a clock that stops telling the time lets a delivery fail, and nothing else', async () => {
  let source = 1000;
  const outbox = new Outbox(createClock(() => source));
  outbox.add(open([]).order);
  source = Number.NaN;
  await outbox.settled();
  expect(outbox.all()).toMatchObject([{ state: 'failed', attempts: [] }]);
});

describe('an outbox', () => {
  test('keeps the last 1,000', async () => {
    const { outbox, order } = open([]);
    for (let count = 0; count < 1100; count += 1) {
      outbox.add(order);
      if (count % 100 === 0) await outbox.settled();
    }
    await outbox.settled();
    expect([outbox.all().length, outbox.all()[0]?.id, outbox.all().at(-1)?.id]).toEqual([1000, 101, 1100]);
  });

  test('sends 50 at once, and nothing while 1,000 are waiting', async () => {
    const { outbox, order, sent } = open(Array.from({ length: 60 }, () => 'hang' as const));
    for (let count = 0; count < 50; count += 1) outbox.add(order);
    await moment();
    for (let count = 0; count < 1001; count += 1) outbox.add(order);
    await moment();
    expect(sent.length).toBe(50);
    expect(outbox.all().at(-1)).toMatchObject({ state: 'failed', attempts: [{ outcome: 'not sent' }] });
  });

  test('that is emptied breaks off what is under way, and is settled', async () => {
    let isBrokenOff = false;
    const { outbox, order, outcomes } = open([], {
      send: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            isBrokenOff = true;
            reject(new Error('aborted'));
          });
        }),
    });
    outbox.add(order);
    await moment();
    outbox.clear();
    await outbox.settled();
    expect([isBrokenOff, outcomes()]).toEqual([true, []]);
  });
});
