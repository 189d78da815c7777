import { openContract } from '../../conformance/contract/contract.js';
import { mediaTypeOf } from '../../conformance/contract/media-type.js';
import {
  isShown,
  type Given,
  type Story,
  type Witness,
  type WitnessedExchange,
  type WitnessedResponse,
} from '../../conformance/harness/witness/witness.js';
import { Comparison, type Knowledge } from './compare.js';
import type { Difference } from './difference.js';
import { Sent } from './sent.js';
import { serveStory, type EmulatorAnswer, type Served } from './served.js';
import { wordsOf } from './words.js';

/** A difference in one exchange of a story, or in what is given (then counted from -1 downwards). */
export interface PlacedDifference extends Difference {
  readonly exchange: number;
}

/** Where a story takes place: an emulator, and what was sent to it. */
export interface Stage {
  readonly served: Served;
  readonly sent: Sent;
}

/** The stage of a story: that of the story before, which it continues, or one of its own. */
export function stageFor(witness: Witness, story: Story, before: Stage | undefined): Stage {
  if (story.continues !== true || !before) return { served: serveStory(witness, story), sent: new Sent() };
  if (story.at !== undefined) before.served.goOn(story.at);
  return before;
}

/** Replays a story and tells where the emulator answers otherwise. */
export async function againstEmulator(
  { api, edition, kind }: Witness,
  story: Story,
  { served, sent }: Stage,
): Promise<PlacedDifference[]> {
  for (const [index, given] of (story.given ?? []).entries()) {
    const problem = await prepare(served, sent, given);
    if (problem !== undefined) return [{ exchange: -1 - index, pointer: 'given', message: problem }];
  }
  const knowledge: Knowledge = { sent, words: wordsOf(openContract(api, edition)), live: kind === 'live' };
  const differences: PlacedDifference[] = [];
  for (const [index, exchange] of story.exchanges.entries()) {
    if (exchange.contractOnly !== undefined) continue;
    const answer = await served.send(sent.translate(exchange.request));
    differences.push(...compare(exchange, answer, knowledge).map((one) => ({ exchange: index, ...one })));
  }
  return differences;
}

async function prepare(served: Served, sent: Sent, { request, learns = {} }: Given): Promise<string | undefined> {
  const answer = await served.send(sent.translate(request));
  const what = `${request.method} ${request.path}`;
  if (answer.status >= 300) return `${what} is answered ${String(answer.status)}: ${JSON.stringify(answer.body)}`;
  const missing = Object.entries(learns).find(([pointer, value]) => !sent.learnAs(value, answer.body, pointer));
  return missing && `the answer to ${what} has nothing at ${missing[0]}`;
}

function compare(exchange: WitnessedExchange, answer: EmulatorAnswer, knowledge: Knowledge): Difference[] {
  const { response } = exchange;
  if (response.status !== answer.status) {
    const got = `the emulator answers ${String(answer.status)} ${JSON.stringify(answer.body)}`;
    return [{ pointer: 'status', message: `is ${String(response.status)} in the witness; ${got}` }];
  }
  if (!isShown(response)) return [];
  const comparison = new Comparison(exchange, knowledge);
  comparison.compare(response.body ?? response.text, answer.body);
  return [...mediaTypes(response, answer), ...comparison.differences, ...comparison.unused()];
}

function mediaTypes({ headers, text }: WitnessedResponse, answer: EmulatorAnswer): Difference[] {
  const witnessed = headers === undefined ? undefined : mediaTypeOf(headers['content-type']);
  const answered = mediaTypeOf(answer.contentType ?? '');
  if (witnessed !== undefined && witnessed !== answered)
    return [{ pointer: 'content-type', message: `is "${witnessed}" in the witness, "${answered}" in the emulator` }];
  if ((text === undefined) === answer.isJson) return [];
  return [{ pointer: '', message: `is ${answer.isJson ? 'JSON' : 'no JSON'} in the emulator alone` }];
}
