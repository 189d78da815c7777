import type { SendOptions } from '../../../harness/api.js';
import { expectThat } from '../../../harness/expect.js';
import {
  APP,
  everyCall,
  furnish,
  furtherCalls,
  reads,
  removals,
  upload,
  writes,
  type Call,
} from '../support/calls.js';
import { scenario } from '../support/scenario.js';
import type { Context } from '../support/setup.js';

const VERSIONS = ['2021-01-01', '2021-02-09', '2021-07-30', '2024-01-01'];

/** Sends a call with something changed, and tells of an answer with another status. */
async function expectOf(context: Context, call: Call, changed: SendOptions, status: number): Promise<void> {
  const answer = await context.api.request(call.method, call.path, changed);
  const how = JSON.stringify({ headers: changed.headers, body: changed.body }).slice(0, 200);
  const got = `${String(answer.status)} ${answer.text.slice(0, 200)}`;
  expectThat(answer.status === status, `${answer.request} with ${how}: expected status ${String(status)}, got ${got}`);
}

const inVersion = ({ options = {} }: Call, version: string): SendOptions => ({
  ...options,
  headers: { ...options.headers, 'TalkJS-REST-Version': version },
});

const sendsJson = ({ options }: Call): boolean => options?.json !== undefined;

/** The calls to what no seed document describes, and to the app itself. */
const further = async (context: Context): Promise<readonly Call[]> => [
  ...furtherCalls(await furnish(context)),
  ...APP,
];

async function expectVersions(context: Context, calls: readonly Call[]): Promise<void> {
  for (const call of calls)
    for (const version of VERSIONS) await expectOf(context, call, inVersion(call, version), 200);
}

async function expectNoOtherVersion(context: Context, calls: readonly Call[]): Promise<void> {
  for (const call of calls) {
    for (const version of ['1999-12-31', '2021-1-1', 'latest'])
      await expectOf(context, call, inVersion(call, version), 400);
  }
}

async function expectNoMalformedJson(context: Context, calls: readonly Call[]): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  for (const call of calls.filter(sendsJson)) {
    for (const body of ['{', '[1,', 'text', "{'a':1}"]) await expectOf(context, call, { body, headers }, 400);
  }
}

export const generalEveryOperation = [
  scenario(
    'every operation can be asked for in each of the four versions',
    { claims: ['TJ-VER-01'] },
    async (context) => {
      const place = await furnish(context);
      await expectVersions(context, [...reads(place), ...writes(place), upload]);
      for (const version of VERSIONS) {
        for (const call of removals(await furnish(context, `order_of_${version}`)))
          await expectOf(context, call, inVersion(call, version), 200);
      }
    },
  ),
  scenario(
    'every further operation can be asked for in each of the four versions',
    { claims: ['TJ-VER-01'], needs: ['destructive'] },
    async (context) => {
      await expectVersions(context, await further(context));
    },
  ),
  scenario('no operation can be asked for in another version', { claims: ['ED-09'] }, async (context) => {
    await expectNoOtherVersion(context, everyCall(await furnish(context)));
  }),
  scenario(
    'no further operation can be asked for in another version',
    { claims: ['ED-09'], needs: ['destructive'] },
    async (context) => {
      await expectNoOtherVersion(context, await further(context));
    },
  ),
  scenario('no operation takes malformed JSON', { claims: ['ED-05'] }, async (context) => {
    await expectNoMalformedJson(context, everyCall(await furnish(context)));
  }),
  scenario(
    'no further operation takes malformed JSON',
    { claims: ['ED-05'], needs: ['destructive'] },
    async (context) => {
      await expectNoMalformedJson(context, await further(context));
    },
  ),
  scenario(
    'no further operation takes a body in another type than JSON',
    { claims: ['TJ-GEN-03', 'TJ-GEN-05'], needs: ['destructive'] },
    async (context) => {
      for (const call of (await further(context)).filter(sendsJson)) {
        for (const type of [
          'text/plain',
          'application/xml',
          'application/x-www-form-urlencoded',
          'multipart/form-data; boundary=x',
        ]) {
          const body = new TextEncoder().encode(JSON.stringify(call.options?.json));
          await expectOf(context, call, { body, headers: { 'content-type': type } }, 400);
        }
      }
    },
  ),
];
