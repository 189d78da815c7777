import type { Answer } from '../../../harness/answer.js';
import { expectEqual, expectThat } from '../../../harness/expect.js';
import type { About } from '../../../harness/scenario.js';
import { failures, refusals, successes, writtenSuccesses } from '../support/answers.js';
import { scenario, type TalkableScenario } from '../support/scenario.js';
import type { Context } from '../support/site.js';

type Ask = (context: Context) => Promise<readonly Answer[]>;

const shown = (answer: Answer): string =>
  `${answer.request}, answered ${String(answer.status)} with ${answer.text.slice(0, 120)}`;

const all = (title: string, about: About, ask: Ask, judge: (answer: Answer) => void): TalkableScenario =>
  scenario(title, about, async (context) => {
    for (const answer of await ask(context)) judge(answer);
  });

function expectObject(answer: Answer): void {
  expectThat(answer.isJson, `the body is no JSON: ${shown(answer)}`);
  answer.object('');
}

function expectType(answer: Answer): void {
  const type = answer.headers.get('content-type') ?? 'missing';
  expectThat(/^application\/json *(;|$)/i.test(type), `the content type is ${type}: ${shown(answer)}`);
}

function expectSuccess(answer: Answer): void {
  expectThat(answer.at('/ok') === true, `ok is not true: ${shown(answer)}`);
  expectThat(answer.has('/result') && answer.at('/result') !== null, `there is no result: ${shown(answer)}`);
}

function expectError(answer: Answer): void {
  expectThat(answer.at('/ok') === false, `ok is not false: ${shown(answer)}`);
  expectThat(answer.string('/error_message') !== '', `error_message is empty: ${shown(answer)}`);
}

const expectAgreement = (answer: Answer): void => {
  expectEqual(
    answer.at('/ok'),
    answer.status === 200 || answer.status === 201,
    `ok under status ${String(answer.status)} of ${answer.request}`,
  );
};

const expectStandardStatus =
  (worked: boolean) =>
  (answer: Answer): void => {
    expectThat(answer.isJson, `the body is no JSON: ${shown(answer)}`);
    const found = worked ? answer.status >= 200 && answer.status < 300 : answer.status >= 400 && answer.status < 500;
    expectThat(found, `the status does not tell that the call ${worked ? 'worked' : 'failed'}: ${shown(answer)}`);
  };

const WRITES = { needs: ['destructive'] } as const;
const STATE = { needs: ['state'] } as const;

export const generalEnvelope = [
  all(
    'a call that works has a status of success and a JSON body',
    { claims: ['TK-GEN-01'] },
    successes,
    expectStandardStatus(true),
  ),
  all(
    'a write that works has a status of success and a JSON body',
    { claims: ['TK-GEN-01'], ...WRITES },
    writtenSuccesses,
    expectStandardStatus(true),
  ),
  all(
    'a call that fails has a status of failure and a JSON body',
    { claims: ['TK-GEN-01'] },
    failures,
    expectStandardStatus(false),
  ),
  all(
    'what is refused or not found has a status of failure and a JSON body',
    { claims: ['TK-GEN-01'], ...STATE },
    refusals,
    expectStandardStatus(false),
  ),

  all('a read is answered as application/json', { claims: ['TK-GEN-03'] }, successes, expectType),
  all('a write is answered as application/json', { claims: ['TK-GEN-03'], ...WRITES }, writtenSuccesses, expectType),
  all('an error is answered as application/json', { claims: ['TK-GEN-03'] }, failures, expectType),
  all('a refusal is answered as application/json', { claims: ['TK-GEN-03'], ...STATE }, refusals, expectType),

  all('a successful read has ok true and a result', { claims: ['TK-GEN-04'] }, successes, expectSuccess),
  all(
    'a successful write has ok true and a result',
    { claims: ['TK-GEN-04'], ...WRITES },
    writtenSuccesses,
    expectSuccess,
  ),

  all('the body of a successful read is an object', { claims: ['TK-GEN-16'] }, successes, expectObject),
  all(
    'the body of a successful write is an object',
    { claims: ['TK-GEN-16'], ...WRITES },
    writtenSuccesses,
    expectObject,
  ),
  all('the body of an error is an object', { claims: ['TK-GEN-16'] }, failures, expectObject),
  all('the body of a refusal is an object', { claims: ['TK-GEN-16'], ...STATE }, refusals, expectObject),

  all('a failed call has ok false and a message', { claims: ['TK-ERR-01'] }, failures, expectError),
  all('a refused call has ok false and a message', { claims: ['TK-ERR-01'], ...STATE }, refusals, expectError),

  all('ok and the status agree when a read works', { claims: ['TK-ERR-13'] }, successes, expectAgreement),
  all(
    'ok and the status agree when a write works',
    { claims: ['TK-ERR-13'], ...WRITES },
    writtenSuccesses,
    expectAgreement,
  ),
  all('ok and the status agree when a call fails', { claims: ['TK-ERR-13'] }, failures, expectAgreement),
  all(
    'ok and the status agree when a call is refused',
    { claims: ['TK-ERR-13'], ...STATE },
    refusals,
    expectAgreement,
  ),

  scenario(
    'the result of a read is an object, that of the traffic sources an array',
    { claims: ['TK-GEN-06'] },
    async (context) => {
      for (const answer of await successes(context)) {
        if (answer.request.includes('/traffic_sources')) answer.array('/result');
        else answer.object('/result');
      }
    },
  ),

  all('the result of a write is an object', { claims: ['TK-GEN-06'], ...WRITES }, writtenSuccesses, (answer) => {
    answer.object('/result');
  }),
];
