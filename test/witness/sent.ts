import { valueAt } from '../../conformance/contract/json-pointer.js';
import type { WitnessedRequest } from '../../conformance/harness/witness/witness.js';
import { Times } from './times.js';

type Scalar = string | number;

const isScalar = (value: unknown): value is Scalar => typeof value === 'string' || typeof value === 'number';

/** A smaller number may be anything; a larger one is an id or a time. */
const LEAST_TELLING = 1000;

const tells = (value: Scalar): boolean => typeof value === 'string' || value >= LEAST_TELLING;

/**
 * What the requests of a story say, as the witness has it and as the emulator has it: what a service made up is
 * learned from its answers, and later requests repeat what the emulator made up in its place.
 */
export class Sent {
  readonly #learned = new Map<string, Scalar>();
  readonly #times = new Times();
  readonly #texts = new Map<string, Scalar>();
  readonly #echoes = new Set<Scalar>();
  readonly #numbers = new Map<string, number>();

  /** The value at the same place of both answers. */
  learn(witnessed: unknown, answered: unknown): void {
    this.#times.learn(witnessed, answered);
    if (!isScalar(witnessed) || !isScalar(answered) || !tells(witnessed) || this.#texts.has(String(witnessed))) return;
    if (!this.#learned.has(String(witnessed))) this.#learned.set(String(witnessed), answered);
  }

  /** What a later request names by this value, whatever kind it is. */
  learnAs(witnessed: Scalar, answer: unknown, pointer: string): boolean {
    const answered = valueAt(answer, pointer);
    if (!isScalar(answered)) return false;
    this.#learned.set(String(witnessed), answered);
    return true;
  }

  /** The request as it has to be sent to the emulator, of which note is taken. */
  translate(request: WitnessedRequest): WitnessedRequest {
    const { path, query, body, form } = request;
    const segments = path.split('/').map((segment) => this.#segment(segment));
    for (const part of form ?? []) this.#text(part.value ?? part.file?.name ?? '');
    return {
      ...request,
      path: segments.join('/'),
      ...(query === undefined ? {} : { query: this.#body(query) as NonNullable<typeof query> }),
      ...(body === undefined ? {} : { body: this.#body(body) }),
    };
  }

  /** What the emulator has to answer with where the witness has a value that was sent; nothing is said of others. */
  expected(value: Scalar, name: string): Scalar | undefined {
    return typeof value === 'string' ? this.#texts.get(value) : this.#numbers.get(`${name} ${String(value)}`);
  }

  /** True for a text of the emulator that it was sent. */
  isEcho(answered: unknown): boolean {
    return typeof answered === 'string' && this.#echoes.has(answered);
  }

  /** Left as it is where nothing else stands for it: its spelling may be what the story is about. */
  #segment(segment: string): string {
    const text = decode(segment);
    const meant = this.#text(text);
    return meant === text ? segment : encodeURIComponent(meant);
  }

  #text(text: string): Scalar {
    const meant = this.#learned.get(text) ?? this.#times.moved(Number(text)) ?? text;
    if (text === '') return meant;
    this.#texts.set(text, meant);
    this.#echoes.add(meant);
    return meant;
  }

  #body(value: unknown, name = ''): unknown {
    if (typeof value === 'string') return this.#inside(value) ?? this.#text(value);
    if (typeof value === 'number') return this.#number(value, name);
    if (Array.isArray(value)) return value.map((item: unknown) => this.#body(item, name));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [String(this.#text(key)), this.#body(item as unknown, key)]),
    );
  }

  /** A text that is JSON, such as a filter in a query, with what it says translated. */
  #inside(text: string): string | undefined {
    if (!/^[[{]/.test(text)) return undefined;
    try {
      return JSON.stringify(this.#body(JSON.parse(text)));
    } catch {
      return undefined;
    }
  }

  #number(number: number, name: string): Scalar {
    const meant = this.#learned.get(String(number)) ?? this.#times.moved(number) ?? number;
    if (typeof meant === 'number') this.#numbers.set(`${name} ${String(number)}`, meant);
    return meant;
  }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
