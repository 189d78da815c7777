import type { Answer } from '../../../harness/answer.js';
import type { SendOptions } from '../../../harness/api.js';
import { expectThat } from '../../../harness/expect.js';
import type { About } from '../../../harness/scenario.js';
import { scenario, type TalkableScenario } from './scenario.js';
import { inBody, inQuery, type Context } from './site.js';

/** Where the inputs of a table are sent. */
export interface Spot {
  readonly method: string;
  readonly path: string;
  /** Where `site_slug` belongs. It is added to every input that does not say otherwise. */
  readonly site: 'query' | 'body';
}

/** Makes ready what the input of this number needs. */
export type Where = (context: Context, nth: number) => Spot | Promise<Spot>;
export type Inputs = readonly SendOptions[] | ((context: Context) => readonly SendOptions[]);

type Shape = (title: string, about: About, where: Where, inputs: Inputs) => TalkableScenario;

const isFields = (json: unknown): json is object => typeof json === 'object' && json !== null && !Array.isArray(json);

export function withSite(context: Context, { site }: Pick<Spot, 'site'>, input: SendOptions): SendOptions {
  if (site === 'query') return inQuery(context, input);
  return isFields(input.json) ? inBody(context, input.json, input) : input;
}

const shown = ({ json, query, body }: SendOptions): string => JSON.stringify({ json, query, body }).slice(0, 300);

/** A table of inputs as one scenario: each is sent, each answer judged. */
function judging(isRight: (answer: Answer) => boolean, wanted: string): Shape {
  return (title, about, where, inputs) =>
    scenario(title, about, async (context) => {
      for (const [nth, input] of (typeof inputs === 'function' ? inputs(context) : inputs).entries()) {
        const spot = await where(context, nth);
        const answer = await context.api.request(spot.method, spot.path, withSite(context, spot, input));
        const got = `${String(answer.status)} ${answer.text.slice(0, 200)}`;
        expectThat(isRight(answer), `${answer.request} with ${shown(input)}: expected ${wanted}, got ${got}`);
      }
    });
}

/** Every input is accepted. */
export const accepts = judging((answer) => answer.status === 200, 'status 200');

/** Every input creates something. */
export const creates = judging((answer) => answer.status === 201, 'status 201');

/** Every input is refused with the 400 that a claim names, or that a missing required parameter gets. */
export const answers400 = judging((answer) => answer.status === 400, 'status 400');

/**
 * Every input is refused with 400 because it is not of the documented form. The documentation gives the form and does
 * not say what becomes of anything else, so a live service is not asked.
 */
export const refuses: Shape = (title, { claims, needs = [] }, where, inputs) =>
  answers400(title, { claims: [...claims, 'TK-ERR-04'], needs: [...needs, 'strict-input'] }, where, inputs);

/** A spot that is always the same. */
export const at =
  (method: string, path: string, site: Spot['site']): Where =>
  () => ({ method, path, site });

/** Bodies, to which the site is added. */
export const bodies = (...values: readonly unknown[]): SendOptions[] => values.map((json) => ({ json }));

/** Bodies whose `data` is one of these. */
export const data = (...values: readonly unknown[]): SendOptions[] =>
  values.map((value) => ({ json: { data: value } }));

/** Queries with one parameter each. */
export const queries = (name: string, values: readonly (string | number | readonly string[])[]): SendOptions[] =>
  values.map((value) => ({ query: { [name]: value } }));

/** The same fields once for each key, without that key. */
export const without = (
  fields: Readonly<Record<string, unknown>>,
  ...keys: readonly string[]
): Record<string, unknown>[] =>
  keys.map((key) => Object.fromEntries(Object.entries(fields).filter(([name]) => name !== key)));

/** The same fields with every value in every one of these keys. */
export const varied = (
  fields: object,
  keys: readonly string[],
  values: readonly unknown[],
): Record<string, unknown>[] => keys.flatMap((key) => values.map((value) => ({ ...fields, [key]: value })));

/** What is no JSON object. The body announces itself as JSON all the same. */
export const NO_FIELDS: readonly SendOptions[] = [
  ...bodies([], 'my-store', 5, true),
  { headers: { 'content-type': 'application/json' } },
];
export const NO_OBJECT = ['ann', 5, true, null, ['ann']];
export const NO_STRING = [5, true, ['a'], { a: 'b' }];
export const NO_STRINGS_IN_AN_ARRAY = ['a', 5, { a: 'b' }, [5], [['a']], [null]];
export const NO_NUMBER = ['ten', true, [10], { amount: 10 }];
