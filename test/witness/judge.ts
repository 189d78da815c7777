import { openContract, type Contract } from '../../conformance/contract/contract.js';
import { Redactor } from '../../conformance/harness/redact/redactor.js';
import type { Story, WitnessedExchange } from '../../conformance/harness/witness/witness.js';
import { againstContract, operationOf } from './against-contract.js';
import { againstEmulator, stageFor, type PlacedDifference, type Stage } from './against-emulator.js';
import { readWitness } from './read.js';

const redactor = new Redactor();

/** What is wrong with a witness, one line each: its form, and where today's contract or emulator contradicts it. */
export async function judgeWitness(file: string, text: string): Promise<string[]> {
  const witness = readWitness(text);
  if ('problems' in witness) return witness.problems.map((problem) => `${file}: ${problem}`);
  if (JSON.stringify(redactor.value(witness)) !== JSON.stringify(witness))
    return [`${file}: a signed token stands in it; a witness is redacted`];
  const contract = openContract(witness.api, witness.edition);
  const lines: string[] = [];
  let stage: Stage | undefined;
  for (const story of witness.stories) {
    const differences = story.exchanges.flatMap((exchange, index) => byContract(contract, story, exchange, index));
    if (story.contractOnly === undefined) {
      stage = stageFor(witness, story, stage);
      differences.push(...(await againstEmulator(witness, story, stage)));
    }
    lines.push(...differences.map((one) => `${file}: ${placeOf(story, one.exchange)}: ${one.pointer} ${one.message}`));
  }
  return lines;
}

function byContract(contract: Contract, story: Story, exchange: WitnessedExchange, index: number): PlacedDifference[] {
  const differences = againstContract(contract, exchange);
  const replayed = story.contractOnly === undefined && exchange.contractOnly === undefined;
  if (!replayed && differences.length === 0 && !operationOf(contract, exchange))
    differences.push({ pointer: 'request', message: 'is compared with nothing: the contract does not know it' });
  return differences.map((one) => ({ exchange: index, ...one }));
}

function placeOf({ title, exchanges }: Story, index: number): string {
  const exchange = exchanges[index];
  if (!exchange) return `"${title}", given ${String(-index)}`;
  return `"${title}", exchange ${String(index + 1)} (${exchange.request.method} ${exchange.request.path})`;
}
