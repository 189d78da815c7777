import type { Answer } from '../../../harness/answer.js';
import type { SendOptions } from '../../../harness/api.js';
import type { TalkableScenario } from './scenario.js';

/** What a running scenario is given. */
export type Context = Parameters<TalkableScenario['run']>[0];

/** A request to the scenario's site that names it where the documentation wants it in a query. */
export const inQuery = ({ credentials }: Context, options: SendOptions = {}): SendOptions => ({
  ...options,
  query: { site_slug: credentials.siteSlug, ...options.query },
});

/** The same where it is wanted in a JSON body. */
export const inBody = ({ credentials }: Context, fields: object = {}, options: SendOptions = {}): SendOptions => ({
  ...options,
  json: { site_slug: credentials.siteSlug, ...fields },
});

export const read = (context: Context, where: string, options: SendOptions = {}): Promise<Answer> =>
  context.api.get(where, inQuery(context, options));

export const post = (
  context: Context,
  where: string,
  fields: object = {},
  options: SendOptions = {},
): Promise<Answer> => context.api.post(where, inBody(context, fields, options));

export const put = (
  context: Context,
  where: string,
  fields: object = {},
  options: SendOptions = {},
): Promise<Answer> => context.api.put(where, inBody(context, fields, options));

/** An e-mail address of this run. */
export const mail = ({ id }: Context, name: string): string => `${id(name)}@example.com`;

/** A user name of this run: letters, digits and underscores. */
export const username = ({ id }: Context, name: string): string => id(name).replaceAll('-', '_');

/** The same scenario at the second site, whose campaign takes buyers only and approves itself. Needs `second-app`. */
export const elsewhere = (context: Context): Context => ({
  ...context,
  api: context.as(context.secondApp),
  credentials: context.secondApp,
});
