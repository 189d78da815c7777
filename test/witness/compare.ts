import { pointer as toPointer, tokensOf } from '../../conformance/contract/json-pointer.js';
import type { WitnessedExchange } from '../../conformance/harness/witness/witness.js';
import type { Difference } from './difference.js';
import type { Sent } from './sent.js';

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

const isObject = (value: unknown): value is Record<string, unknown> => kindOf(value) === 'object';

/** True where a pointer, in which `*` stands for every entry, leads to the other one. */
function leadsTo(pattern: string, pointer: string): boolean {
  const [tokens, names] = [tokensOf(pattern), tokensOf(pointer)];
  return tokens.length === names.length && tokens.every((token, index) => token === '*' || token === names[index]);
}

/** What is known of a story when an answer comes. */
export interface Knowledge {
  readonly sent: Sent;
  /** Texts that the contract lists. */
  readonly words: ReadonlySet<string>;
  /** Whether the service may hold more than the story tells. */
  readonly live: boolean;
}

/**
 * Compares an answer of the emulator with the witnessed one: the same properties, of the same kinds; the same values
 * where they were sent, are booleans or words of the contract, or where the witness calls them exact. Lists of a live
 * service may differ in length, unless one of them is empty or exact: what else it holds is not known.
 */
export class Comparison {
  readonly differences: Difference[] = [];
  readonly #exchange: WitnessedExchange;
  readonly #sent: Sent;
  readonly #words: ReadonlySet<string>;
  readonly #live: boolean;
  readonly #excepted = new Set<string>();

  constructor(exchange: WitnessedExchange, { sent, words, live }: Knowledge) {
    this.#exchange = exchange;
    this.#sent = sent;
    this.#words = words;
    this.#live = live;
  }

  /** The exceptions that excepted nothing. */
  unused(): Difference[] {
    return Object.keys(this.#exchange.except ?? {})
      .filter((pattern) => !this.#excepted.has(pattern))
      .map((pointer) => ({ pointer, message: 'the exception is not needed: nothing differs there' }));
  }

  compare(witnessed: unknown, answered: unknown, pointer = '', exact = false): void {
    const wholly = exact || (this.#exchange.exact ?? []).some((pattern) => leadsTo(pattern, pointer));
    if (kindOf(witnessed) !== kindOf(answered))
      this.#differ(pointer, `is ${kindOf(witnessed)} in the witness, ${kindOf(answered)} in the emulator`);
    else if (Array.isArray(witnessed)) this.#compareLists(witnessed, answered as unknown[], pointer, wholly);
    else if (isObject(witnessed)) this.#compareObjects(witnessed, answered as typeof witnessed, pointer, wholly);
    else this.#compareScalars(witnessed, answered, pointer, wholly);
  }

  #compareLists(witnessed: readonly unknown[], answered: readonly unknown[], pointer: string, exact: boolean): void {
    const shorter = Math.min(witnessed.length, answered.length);
    if (witnessed.length !== answered.length && (!this.#live || exact || shorter === 0)) {
      const many = `${String(witnessed.length)} entries in the witness, ${String(answered.length)} in the emulator`;
      this.#differ(pointer, `has ${many}`);
      return;
    }
    for (let at = 0; at < shorter; at += 1)
      this.compare(witnessed[at], answered[at], `${pointer}/${String(at)}`, exact);
  }

  #compareObjects(
    witnessed: Readonly<Record<string, unknown>>,
    answered: Readonly<Record<string, unknown>>,
    pointer: string,
    exact: boolean,
  ): void {
    const translated = Object.entries(witnessed).map(
      ([key, value]) => [String(this.#sent.expected(key, '') ?? key), value] as const,
    );
    for (const [key, value] of translated) {
      const place = `${pointer}${toPointer(key)}`;
      if (Object.hasOwn(answered, key)) this.compare(value, answered[key], place, exact);
      else this.#differ(place, 'is missing in the answer of the emulator');
    }
    if (this.#exchange.partial !== undefined) return;
    const names = new Set(translated.map(([key]) => key));
    for (const key of Object.keys(answered))
      if (!names.has(key)) this.#differ(`${pointer}${toPointer(key)}`, 'is missing in the witness');
  }

  #compareScalars(witnessed: unknown, answered: unknown, pointer: string, exact: boolean): void {
    const expected = this.#expected(witnessed, pointer, exact);
    if (expected === undefined && this.#sent.isEcho(answered))
      this.#differ(pointer, `is what was sent in the emulator, ${JSON.stringify(witnessed)} in the witness`);
    else if (expected === undefined) this.#sent.learn(witnessed, answered);
    else if (expected !== answered)
      this.#differ(pointer, `is ${JSON.stringify(answered)} in the emulator, where it should be ${String(expected)}`);
  }

  /** The value that the emulator has to answer with, where it has no choice. */
  #expected(witnessed: unknown, pointer: string, exact: boolean): unknown {
    if (typeof witnessed !== 'string' && typeof witnessed !== 'number') return witnessed;
    const sent = this.#sent.expected(witnessed, tokensOf(pointer).at(-1) ?? '');
    if (sent !== undefined) return sent;
    return exact || (typeof witnessed === 'string' && this.#words.has(witnessed)) ? witnessed : undefined;
  }

  #differ(pointer: string, message: string): void {
    const patterns = Object.keys(this.#exchange.except ?? {}).filter((pattern) => leadsTo(pattern, pointer));
    for (const pattern of patterns) this.#excepted.add(pattern);
    if (patterns.length === 0) this.differences.push({ pointer, message });
  }
}
