import type { Answer } from '../answer.js';
import type { CallState } from '../call-state.js';
import { ResponseError, UsageError, type ClientError } from '../errors.js';
import { redact } from '../redact.js';
import type { Request } from './checks.js';
import type { Problem } from './problems.js';

/** Holds what is sent and what comes against the contract: rejects where it is broken, or warns. */
export interface Validation {
  request(call: CallState, request: Request): Promise<void>;
  response(call: CallState, answer: Answer): Promise<void>;
}

/** The contract and the validator are loaded for the first request. */
export function createValidation(api: string, mode: 'warn' | 'throw'): Validation {
  const report = mode === 'throw' ? reject : createWarn();
  const load = async () => {
    const [{ openContract }, checks] = await Promise.all([import('./contract.js'), import('./checks.js')]);
    return { contract: openContract(api), ...checks };
  };
  let loaded: ReturnType<typeof load> | undefined;
  return {
    async request(call, request) {
      const { contract, requestProblems } = await (loaded ??= load());
      const problems = requestProblems(contract, call, request);
      if (problems.length > 0) report(new UsageError(`the request breaks the contract: ${textOf(problems)}`, call.id));
    },
    async response(call, answer) {
      const { contract, answerProblems } = await (loaded ??= load());
      const { status } = answer;
      const problems = answerProblems(contract, call, answer, await answer.text());
      if (problems.length === 0) return;
      // A text stays a text.
      const text = redact(`the answer ${status} breaks the contract: ${textOf(problems)}`, call.secrets) as string;
      report(new ResponseError(text, { operation: call.id, attempts: call.attempts, status }));
    },
  };
}

const reject = (error: ClientError): never => {
  throw error;
};

/** Warns once of each text; of so many at most, since a pointer may hold any name. */
function createWarn(most = 1000): (error: ClientError) => void {
  const told = new Set<string>();
  return ({ message }) => {
    if (told.has(message) || told.size === most) return;
    told.add(message);
    process.emitWarning(message, { type: 'TalkspecWarning', code: 'TALKSPEC_CONTRACT' });
  };
}

function textOf(problems: readonly Problem[], most = 5): string {
  const texts = problems.slice(0, most).map(({ pointer, message }) => `${pointer.trimEnd()} ${message}`);
  const more = problems.length > most ? [`and ${problems.length - most} more`] : [];
  return [...texts, ...more].join('; ');
}
