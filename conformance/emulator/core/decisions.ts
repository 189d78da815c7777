/** A matter that no source settles, and the ways in which the service may behave. */
export interface Decision<Id extends string = string, Choice extends string = string> {
  /** The claims that state the default; the first one names the decision. */
  readonly ids: readonly [Id, ...Id[]];
  /** The default comes first. */
  readonly choices: readonly [Choice, ...Choice[]];
  readonly question: string;
  /** Why there is no second choice, where there is none. */
  readonly reason?: string;
}

export type Decisions = Readonly<Record<string, Decision>>;

type Ids<Id extends string> = Id | readonly [Id, ...Id[]];

const listOf = <Id extends string>(ids: Ids<Id>): readonly [Id, ...Id[]] => (typeof ids === 'string' ? [ids] : ids);

/** A row with alternatives, which a user can turn. */
export const decision = <const Id extends string, const Choice extends string>(
  ids: Ids<Id>,
  choices: readonly [Choice, Choice, ...Choice[]],
  question: string,
): Decision<Id, Choice> => ({ ids: listOf(ids), choices, question });

/**
 * A row that nothing speaks against: a guess all the same, for which the reason says why there is no second choice.
 */
export const guess = <const Id extends string>(
  ids: Ids<Id>,
  question: string,
  reason: string,
): Decision<Id, 'assumed'> => ({ ids: listOf(ids), choices: ['assumed'], question, reason });

/** What is chosen, decision by decision. */
export type Choices<D extends Decisions> = { readonly [Name in keyof D]: D[Name]['choices'][number] };

/** The ids of all rows. */
export type IdOf<D extends Decisions> = D[keyof D]['ids'][number];

const namesOf = (decisions: Decisions): string =>
  Object.entries(decisions)
    .filter(([, { choices }]) => choices.length > 1)
    .map(([name]) => name)
    .join(', ');

/** The name of a decision, given by its name or by one of its ids. */
export function nameOf(decisions: Decisions, nameOrId: string): string | undefined {
  if (Object.hasOwn(decisions, nameOrId)) return nameOrId;
  return Object.keys(decisions).find((name) => decisions[name]?.ids.includes(nameOrId));
}

/** What was chosen before, turned as `given` says; throws a `TypeError` that lists what there is. */
function turned<D extends Decisions>(decisions: D, before: Choices<D>, given: unknown, option: string): Choices<D> {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new TypeError(`${option} must be an object such as { name: 'choice' }.`);
  const chosen = Object.entries(given).map(([nameOrId, choice]: [string, unknown]) => {
    const name = nameOf(decisions, nameOrId);
    if (name === undefined)
      throw new TypeError(`${option} knows no decision "${nameOrId}"; there are: ${namesOf(decisions)}.`);
    const choices: readonly unknown[] = decisions[name]?.choices ?? [];
    if (choices.includes(choice)) return [name, choice];
    throw new TypeError(`${option}.${name} is ${JSON.stringify(choice)}; it can be: ${choices.join(', ')}.`);
  });
  return { ...before, ...Object.fromEntries(chosen) };
}

const defaultsOf = <D extends Decisions>(decisions: D): Choices<D> =>
  Object.fromEntries(Object.entries(decisions).map(([name, { choices }]) => [name, choices[0]])) as Choices<D>;

/** One decision as it is shown to people and programs. */
export interface DecisionRow {
  /** The claim that states the default. */
  readonly id: string;
  readonly name: string;
  readonly question: string;
  /** The default comes first. */
  readonly choices: readonly string[];
  readonly chosen: string;
  /** Other claims that rest on the same matter. */
  readonly also: readonly string[];
  /** Why there is no second choice; absent where there is one. */
  readonly reason?: string;
}

/** The decisions of an API, and what is chosen now. */
export interface Deciding<D extends Decisions> {
  readonly decisions: D;
  readonly choices: Choices<D>;
  rows(): DecisionRow[];
  /** Checks other choices, or throws a `TypeError`; what it returns puts them in force. */
  turn(given: unknown): () => void;
}

/** Starts from the defaults, turned as `given` says; `option` is where it was given. */
export function createDeciding<D extends Decisions>(decisions: D, given: unknown, option: string): Deciding<D> {
  let choices = turned(decisions, defaultsOf(decisions), given ?? {}, option);
  return {
    decisions,
    get choices() {
      return choices;
    },
    rows: () =>
      Object.entries(decisions).map(([name, { ids, choices: all, question, reason }]) => ({
        id: ids[0],
        name,
        question,
        choices: all,
        chosen: choices[name] ?? all[0],
        also: ids.slice(1),
        ...(reason === undefined ? {} : { reason }),
      })),
    turn(others) {
      const next = turned(decisions, choices, others, option);
      return () => {
        choices = next;
      };
    },
  };
}

/** One departure from the defaults. */
export interface World<D extends Decisions = Decisions> {
  /** `name=choice`, as the command line takes it. */
  readonly name: string;
  readonly id: string;
  readonly question: string;
  /** The option `decisions` that brings it about. */
  readonly decisions: Partial<Choices<D>>;
}

/** Every single departure from the defaults. */
export const worldsOf = <D extends Decisions>(decisions: D): World<D>[] =>
  Object.entries(decisions).flatMap(([name, { ids, choices, question }]) =>
    choices
      .slice(1)
      .map((choice) => ({
        name: `${name}=${choice}`,
        id: ids[0],
        question,
        decisions: { [name]: choice } as Partial<Choices<D>>,
      })),
  );
