import type { SendOptions } from '../../../harness/api.js';
import type { Answer } from '../../../harness/answer.js';
import { expectThat } from '../../../harness/expect.js';
import type { About } from '../../../harness/scenario.js';
import { scenario, type TalkJSScenario } from './scenario.js';
import type { Context } from './setup.js';

/** Where the inputs of a table are sent. */
export interface Spot {
  readonly method: string;
  readonly path: string;
}

/** Makes ready what the inputs need. */
export type Where<S extends Spot> = (context: Context) => S | Promise<S>;
export type Inputs<S extends Spot> = readonly SendOptions[] | ((spot: S) => readonly SendOptions[]);

/** Title, claims (and needs, if any), where to send, what to send. */
type Shape = <S extends Spot>(
  title: string,
  about: About | About['claims'],
  where: Where<S>,
  inputs: Inputs<S>,
) => TalkJSScenario;

const aboutOf = (about: About | About['claims']): About => ('claims' in about ? about : { claims: about });

const shown = ({ json, query, headers }: SendOptions): string =>
  JSON.stringify({ json, query, headers }).slice(0, 200);

/** A table of inputs as one scenario: each is sent, each answer judged. */
function judging(isRight: (answer: Answer) => boolean, wanted: string): Shape {
  return (title, about, where, inputs) =>
    scenario(title, aboutOf(about), async (context) => {
      const spot = await where(context);
      for (const input of typeof inputs === 'function' ? inputs(spot) : inputs) {
        const answer = await context.api.request(spot.method, spot.path, input);
        const got = `${String(answer.status)} ${answer.text.slice(0, 200)}`;
        expectThat(isRight(answer), `${answer.request} with ${shown(input)}: expected ${wanted}, got ${got}`);
      }
    });
}

/** Every input is accepted. */
export const accepts = judging((answer) => answer.status === 200, 'status 200');

/** Every input is refused, which the documentation says in so many words; whichever 4xx status says it. */
export const rejects = judging((answer) => answer.status >= 400 && answer.status < 500, 'a 4xx status');

/** Every input is refused with the 400 that a claim names. */
export const answers400 = judging((answer) => answer.status === 400, 'status 400');

/**
 * Every input is refused with 400 because it is not of the documented form. The documentation gives the form and does
 * not say what becomes of anything else, so a live service is not asked.
 */
export const refuses: Shape = (title, about, where, inputs) => {
  const { claims, needs = [] } = aboutOf(about);
  return answers400(title, { claims: [...claims, 'TJ-ERR-01'], needs: [...needs, 'strict-input'] }, where, inputs);
};

/** Bodies with one field each: every value in every field. */
export const fields = (names: readonly string[], values: readonly unknown[]): SendOptions[] =>
  names.flatMap((name) => values.map((value) => ({ json: { [name]: value } })));

export const bodies = (...values: readonly unknown[]): SendOptions[] => values.map((json) => ({ json }));

/** Queries with one parameter each. */
export const queries = (name: string, values: readonly (string | number)[]): SendOptions[] =>
  values.map((value) => ({ query: { [name]: value } }));

/** No body at all, though the header announces one. */
export const NO_BODY: readonly SendOptions[] = [{ headers: { 'content-type': 'application/json' } }];

export const NO_STRING = [5, true, ['a'], { a: 'b' }];
export const NO_STRINGS_IN_AN_ARRAY = ['a', 5, true, { 0: 'a' }, [5], ['a', null], [['a']]];
export const NO_MAP_OF_STRINGS = ['a', 5, ['a'], { key: 5 }, { key: true }, { key: ['a'] }, { key: { nested: 'a' } }];
