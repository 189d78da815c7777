import type { Answer } from '../../../harness/answer.js';
import { path } from '../../../harness/path.js';
import { visitor } from './cast.js';
import { inBody, inQuery, mail, post, put, read, type Context } from './site.js';

/** Answers of calls that any site can be asked and that leave nothing behind, all of them successes. */
export const successes = async (context: Context): Promise<Answer[]> => [
  await read(context, '/campaigns'),
  await read(context, '/traffic_sources'),
  await read(context, '/assets'),
];

/** Answers of calls that create or change something, all of them successes with a result. */
export const writtenSuccesses = async (context: Context): Promise<Answer[]> => [
  await post(context, '/visitors', { data: { uuid: visitor(context, 'ann') } }),
  await post(context, '/origins/affiliate_member', { data: { email: mail(context, 'ann') } }),
  await post(context, '/origins/purchase', {
    data: { email: mail(context, 'bob'), order_number: context.id('A-100'), subtotal: 120 },
  }),
  await put(context, path`/people/${mail(context, 'ann')}`, { data: { first_name: 'Ann' } }),
  await post(context, path`/origins/${context.id('A-100')}/refund`),
];

/** Answers of calls that lack a required parameter or a key, all of them failures. */
export const failures = async (context: Context): Promise<Answer[]> => [
  await context.api.get('/campaigns'),
  await read(context, '/rewards'),
  await read(context, '/metrics/sharing_rate'),
  await context.api.anonymous.get('/campaigns', inQuery(context)),
  await context.api.anonymous.post('/visitors', inBody(context, { data: { uuid: visitor(context, 'ann') } })),
];

/** Answers to a look-up that finds nothing and to a change that validation refuses. */
export const refusals = async (context: Context): Promise<Answer[]> => [
  await read(context, path`/people/${mail(context, 'nobody')}`),
  await read(context, path`/offers/${context.id('no-offer')}`),
  await post(context, path`/people/${`${context.id('no address')}@`}/unsubscribe`),
];
