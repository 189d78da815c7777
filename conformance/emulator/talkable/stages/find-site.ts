import { Refusal } from '../../core/refusal.js';
import { operationOf } from '../../core/stages.js';
import type { TalkableExchange, TalkableStage } from '../exchange.js';
import type { Site } from '../state/site.js';
import { siteOf } from './site-of.js';

type Fields = Readonly<Record<string, unknown>>;

const SLUG = 'site_slug';

const isFields = (body: unknown): body is Fields => typeof body === 'object' && body !== null && !Array.isArray(body);

const takesJson = (exchange: TalkableExchange): boolean =>
  operationOf(exchange).body?.content.has('application/json') === true;

/** The slug as it was sent: where the contract wants it, else in the other place. */
function slugIn(exchange: TalkableExchange): unknown {
  const inQuery = exchange.query.get(SLUG) ?? undefined;
  const inBody = isFields(exchange.body) ? exchange.body[SLUG] : undefined;
  const [here, there] = takesJson(exchange) ? [inBody, inQuery] : [inQuery, inBody];
  if (there === undefined || here === there) return here;
  if (here === undefined) return exchange.use('slugElsewhere')(there);
  return exchange.use('slugOfTwo')() === 'in its place' ? here : there;
}

/** Puts the slug, and the parameters of operations without a body, where the contract looks for them. */
function spread(exchange: TalkableExchange, slug: string): void {
  const { body, query } = exchange;
  if (!query.has(SLUG)) query.set(SLUG, slug);
  if (!isFields(body)) return;
  if (operationOf(exchange).body) {
    exchange.body = { ...body, [SLUG]: slug };
    return;
  }
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string' && !query.has(name)) query.set(name, exchange.use('parameterInBody')(value));
  }
}

/** Finds the site by its slug, in the query or in the body, and holds it against the key. */
export function findSite(sites: () => readonly Site[]): TalkableStage {
  return (exchange) => {
    // A body that was not sent has no properties.
    if (exchange.body === undefined && operationOf(exchange).body) exchange.body = {};
    const slug = slugIn(exchange);
    if (slug === undefined || slug === '') throw new Refusal(exchange.use('missingParameter')(SLUG));
    const site = sites().find((candidate) => candidate.slug === slug);
    if (!site) throw new Refusal(exchange.use('unknownSite')());
    if (site !== siteOf(exchange)) throw new Refusal(exchange.use('foreignKey')());
    spread(exchange, site.slug);
    return undefined;
  };
}
