import { openContract, type Contract } from '../../conformance/contract/contract.js';
import type { Story, Witness } from '../../conformance/harness/witness/witness.js';
import { againstContract, operationOf } from './against-contract.js';
import { againstEmulator, type PlacedDifference } from './against-emulator.js';
import { readWitness } from './read.js';

/** What is wrong with a witness, one line each: its form, and where today's contract or emulator contradicts it. */
export async function judgeWitness(file: string, text: string): Promise<string[]> {
  const witness = readWitness(text);
  if ('problems' in witness) return witness.problems.map((problem) => `${file}: ${problem}`);
  const contract = openContract(witness.api, witness.edition);
  const lines: string[] = [];
  for (const story of witness.stories) {
    const places = await judgeStory(witness, story, contract);
    lines.push(...places.map((one) => `${file}: ${placeOf(story, one.exchange)}: ${one.pointer} ${one.message}`));
  }
  return lines;
}

async function judgeStory(witness: Witness, story: Story, contract: Contract): Promise<PlacedDifference[]> {
  const byContract = story.exchanges.flatMap((exchange, index) => {
    const replayed = story.contractOnly === undefined && exchange.contractOnly === undefined;
    const differences = againstContract(contract, exchange);
    if (!replayed && differences.length === 0 && !operationOf(contract, exchange))
      differences.push({ pointer: 'request', message: 'is compared with nothing: the contract does not know it' });
    return differences.map((one) => ({ exchange: index, ...one }));
  });
  return story.contractOnly === undefined ? [...byContract, ...(await againstEmulator(witness, story))] : byContract;
}

function placeOf({ title, exchanges }: Story, index: number): string {
  const exchange = exchanges[index];
  if (!exchange) return `"${title}", given ${String(-index)}`;
  return `"${title}", exchange ${String(index + 1)} (${exchange.request.method} ${exchange.request.path})`;
}
