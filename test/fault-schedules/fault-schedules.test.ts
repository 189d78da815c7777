import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createEmulator, type SiteOptions } from '../../conformance/emulator/index.js';
import { createTalkable, type Talkable } from '../../src/talkable/index.js';
import { ClientError, createTalkJS, type TalkJS } from '../../src/talkjs/index.js';
import { site } from '../shop.js';
import { schedules, type Schedule } from './schedules.js';
import { sharedTime, type SharedTime } from '../client/shared-time.js';

/** `FAULT_SCHEDULES=10000 npx vitest run test/fault-schedules` tries as many. */
const RUNS = Number(process.env['FAULT_SCHEDULES'] ?? 1000);
const HOUR_MS = 3_600_000;
const NOON = Date.parse('2026-07-07T12:00:00.000Z');

const subjects = ['s0', 's1', 's2'];
const emulator = createEmulator({
  clock: () => NOON,
  talkjs: { apps: [{ appId: 'tApp', secretKey: 'sk_test_app' }] },
  talkable: { sites: [{ ...site, loyalty: loyaltyOf(subjects) }] },
});
emulator.clock.freeze(NOON);

function loyaltyOf(ids: readonly string[]): NonNullable<SiteOptions['loyalty']> {
  const members = ids.map((id) => ({ email: `${id}@example.com`, points: 0 }));
  return { collectRules: [], redemptionBatches: [], members };
}

/** Clients of a caller who waits by the emulator's clock. */
function connect(time: SharedTime, random: () => number) {
  const own = { now: time.now, timers: time.timers, random, rateLimiter: undefined };
  return {
    talkjs: createTalkJS({ ...emulator.connect('talkjs'), ...own, legacyAuth: true }),
    talkable: createTalkable({ ...emulator.connect('talkable'), ...own }),
  };
}

/** Clients that nothing befalls. */
const talkjs = createTalkJS({ ...emulator.connect('talkjs'), legacyAuth: true });
const talkable = createTalkable(emulator.connect('talkable'));

/** What a schedule asks for: its call, the requests of it, and how often each part was carried out. */
interface Subject {
  readonly path: string;
  call(clients: { talkjs: TalkJS; talkable: Talkable }, limits: object): Promise<unknown>;
  copies(): Promise<readonly number[]>;
}

function sending({ messages, ownKeys }: Schedule, id: string): Subject {
  const texts = Array.from({ length: messages }, (_, index) => `text ${index}`);
  const body = texts.map((text) => ({
    type: 'SystemMessage' as const,
    text,
    ...(ownKeys && { idempotencyKey: `${id} ${text}` }),
  }));
  return {
    path: `*/conversations/${id}/messages`,
    call: (clients, limits) => clients.talkjs.sendMessages({ conversationId: id, body }, limits),
    async copies() {
      const there = (await talkjs.listMessages({ conversationId: id })).items.map(({ text }) => text).reverse();
      expect(there).toEqual(there.toSorted()); // in the order in which they were given
      return texts.map((text) => there.filter((other) => other === text).length);
    },
  };
}

function adjusting(id: string): Subject {
  const email = `${id}@example.com`;
  const path = `/loyalty/members/${encodeURIComponent(email)}/manual_adjustment_actions`;
  return {
    path: `*${path}*`,
    call: (clients, limits) => clients.talkable.adjustPoints({ email, body: { data: { points: 1 } } }, limits),
    copies: async () => [(await talkable.listManualAdjustmentActions({ email })).actions.length],
  };
}

interface Ending {
  readonly outcome: 'done' | 'aborted' | ClientError['outcome'];
  readonly attempts: number | undefined;
  /** Requests of the call that had arrived when it ended. */
  readonly arrived: number;
}

/** Requests that arrived, by the path of a subject. */
const arrivedAt = (path: string): number =>
  emulator.requests.filter(({ method, url }) => method === 'POST' && url.includes(path.replaceAll('*', ''))).length;

async function endOf(call: Promise<unknown>, path: string): Promise<Ending> {
  try {
    await call;
    return { outcome: 'done', attempts: undefined, arrived: arrivedAt(path) };
  } catch (error) {
    if (error === 'aborted') return { outcome: 'aborted', attempts: undefined, arrived: arrivedAt(path) };
    if (!(error instanceof ClientError)) throw error;
    return { outcome: error.outcome, attempts: error.attempts, arrived: arrivedAt(path) };
  }
}

async function play(schedule: Schedule, id: string, time: SharedTime, clients: ReturnType<typeof connect>) {
  const subject = schedule.kind === 'send' ? sending(schedule, id) : adjusting(id);
  for (const fault of schedule.faults) emulator.faults.inject({ ...fault, path: subject.path, method: 'POST' });
  const controller = new AbortController();
  const { retry, timeoutMs, abortAfterMs } = schedule;
  if (abortAfterMs !== undefined)
    emulator.clock.at(time.now() + abortAfterMs, () => {
      controller.abort('aborted');
    });
  const limits = { signal: controller.signal, ...(retry !== undefined && { retry }), ...(timeoutMs && { timeoutMs }) };
  const ending = await endOf(subject.call(clients, limits), subject.path);
  return { schedule, subject, ending };
}

type Played = Awaited<ReturnType<typeof play>>;

/** An hour later, whatever was under way has arrived or never will. */
async function judge({ schedule, subject, ending }: Played): Promise<void> {
  const { outcome, attempts, arrived } = ending;
  const copies = await subject.copies();
  const expected: Record<Ending['outcome'], readonly number[]> = {
    done: [1],
    'not-sent': [0],
    refused: [0],
    unknown: [0, 1],
    aborted: [0, 1],
  };
  for (const copy of copies) expect(expected[outcome]).toContain(copy);
  expect(new Set(copies).size).toBe(1); // all of a call or nothing
  expect(arrivedAt(subject.path)).toBe(arrived);
  if (attempts !== undefined) expect(attempts).toBe(arrived);
  if (schedule.retry !== undefined) expect(arrived).toBeLessThanOrEqual(schedule.retry + 1);
  const maybe = schedule.kind === 'adjust' ? schedule.faults.findIndex((fault) => fault.status !== 429) : -1;
  if (maybe >= 0) expect(arrived).toBeLessThanOrEqual(maybe + 1);
}

async function tryAll(calls: readonly Schedule[], random: () => number): Promise<readonly Ending[]> {
  emulator.reset();
  for (const conversationId of subjects) await talkjs.upsertConversation({ conversationId });
  const time = sharedTime(emulator);
  const clients = connect(time, random);
  const all = calls.map((schedule, index) => play(schedule, subjects[index] ?? '', time, clients));
  const played = await time.run(Promise.all(all), HOUR_MS);
  expect(time.running()).toBe(0);
  emulator.clock.advance(HOUR_MS);
  for (let turns = 0; turns < 5; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  emulator.faults.clear();
  for (const one of played) await judge(one);
  return played.map(({ ending }) => ending);
}

test(
  'whatever befalls requests, each call knows what came of it, and nothing is done twice',
  { timeout: 300_000 },
  async () => {
    const seen = new Set<string>();
    const draws = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }));
    await fc.assert(
      fc.asyncProperty(schedules, draws, async (calls, random) => {
        for (const { outcome } of await tryAll(calls, () => random.next().value)) seen.add(outcome);
      }),
      { numRuns: RUNS },
    );
    expect([...seen].sort()).toEqual(['aborted', 'done', 'not-sent', 'refused', 'unknown']);
  },
);
