import { tokensOf, valueAt } from '../contract/json-pointer.js';
import { ExpectationFailed } from './expectation-failed.js';

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

/** A response, with typed look-ups into its body that fail with the pointer and what was found there. */
export class Answer {
  readonly request: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; the text itself where it is no JSON, `undefined` where it is empty. */
  readonly body: unknown;
  /** True when the body parsed as JSON. */
  readonly isJson: boolean;

  constructor(request: string, status: number, headers: Headers, text: string) {
    this.request = request;
    this.status = status;
    this.headers = headers;
    this.text = text;
    const parsed = parse(text);
    this.isJson = parsed !== undefined;
    this.body = parsed ? parsed.value : text === '' ? undefined : text;
  }

  /** The value at a JSON pointer, `undefined` where there is none. */
  at(pointer: string): unknown {
    return valueAt(this.body, pointer);
  }

  /** True when the key that the pointer ends in is present, whatever its value. */
  has(pointer: string): boolean {
    const key = tokensOf(pointer).at(-1) ?? '';
    const parent = this.at(pointer.slice(0, pointer.lastIndexOf('/')));
    return parent !== null && typeof parent === 'object' && Object.hasOwn(parent, key);
  }

  string(pointer: string): string {
    const value = this.at(pointer);
    if (typeof value === 'string') return value;
    return this.#wrong(pointer, 'a string', value);
  }

  number(pointer: string): number {
    const value = this.at(pointer);
    if (typeof value === 'number') return value;
    return this.#wrong(pointer, 'a number', value);
  }

  array(pointer: string): unknown[] {
    const value = this.at(pointer);
    if (Array.isArray(value)) return value as unknown[];
    return this.#wrong(pointer, 'an array', value);
  }

  object(pointer: string): Record<string, unknown> {
    const value = this.at(pointer);
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
    return this.#wrong(pointer, 'an object', value);
  }

  /** One field of each element of an array: `strings('/data', 'id')`. */
  strings(pointer: string, field: string): string[] {
    return this.array(pointer).map((_, index) => this.string(`${pointer}/${String(index)}/${field}`));
  }

  numbers(pointer: string, field: string): number[] {
    return this.array(pointer).map((_, index) => this.number(`${pointer}/${String(index)}/${field}`));
  }

  #wrong(pointer: string, expected: string, value: unknown): never {
    const got = `${kindOf(value)} (status ${String(this.status)})`;
    const message = `${this.request}: expected ${expected} at "${pointer}" of the response, got ${got}`;
    throw new ExpectationFailed(message, value, expected);
  }
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
