import { readAs, type Shape } from './shape.js';

/** What happens to an API without a call to it, by name. An act checks its input, and throws a `TypeError`. */
export type Acts = Readonly<Record<string, (input: unknown) => unknown>>;

/** Something that happens without a call: what it takes, and what it does. */
export interface Act<On, Input, Result> {
  readonly input: Shape<Input>;
  readonly carryOut: (on: On, input: Input) => Result;
}

/** The acts of a table, as they are called. */
export type Called<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends Act<never, infer Input, infer Result>
    ? undefined extends Input
      ? (input?: Input) => Result
      : (input: Input) => Result
    : never;
};

/** An act whose input is checked before it is carried out. */
interface Checked<On> {
  readonly input: Shape<unknown>;
  carryOut(on: On, input: never): unknown;
}

/** Carries acts out on what `on` gives at that time; what they are given is checked. */
export const callable = <On>(table: Readonly<Record<string, Checked<On>>>, on: () => On): Acts =>
  Object.fromEntries(
    Object.entries(table).map(([name, { input, carryOut }]) => [
      name,
      (given: unknown) => {
        const read = readAs(input, given, `simulate.${name}()`) as never;
        return carryOut(on(), read);
      },
    ]),
  );

/** Refuses what an act names and the API does not hold. */
export const wrong = (field: string, value: unknown, must: string): TypeError =>
  new TypeError(`simulate: ${field} is ${JSON.stringify(value)}; it must be ${must}.`);
