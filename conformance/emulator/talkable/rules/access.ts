import { timingSafeEqual } from 'node:crypto';

import type { ResponseMessage } from '../../core/message.js';
import { rule } from '../../core/rules.js';
import { badRequest, refused } from '../envelope.js';
import type { Site } from '../state/site.js';

function isSame(a: string, b: string): boolean {
  const [first, second] = [Buffer.from(a), Buffer.from(b)];
  return first.byteLength === second.byteLength && timingSafeEqual(first, second);
}

const unauthorized = (): ResponseMessage => refused(401, 'Unauthorized');

/** Who may call, and about which site. */
export const accessRules = {
  siteOfKey: rule({ claims: ['TK-AUTH-01', 'TK-AUTH-02'] }, (sites: readonly Site[], key: string): Site | undefined =>
    sites.find((site) => isSame(site.apiKey, key)),
  ),
  missingKey: rule({ claims: ['TK-AUTH-02', 'TK-AUTH-03'], assumes: ['INF-01', 'INF-Q01'] }, unauthorized),
  unknownKey: rule({ claims: ['TK-AUTH-02', 'TK-AUTH-03'], assumes: ['INF-01', 'INF-Q01'] }, unauthorized),
  otherScheme: rule({ claims: ['TK-AUTH-01', 'TK-AUTH-02'], assumes: ['INF-01', 'INF-Q01', 'INF-Q24'] }, unauthorized),
  foreignKey: rule({ assumes: ['INF-01', 'INF-Q03'] }, unauthorized),
  unknownSite: rule({ claims: ['TK-SITE-05'] }, (): ResponseMessage => badRequest('No site found by `site_slug`.')),
  /** The slug in the query where the body is its place, or the other way round. */
  slugElsewhere: rule({ assumes: ['INF-02'] }, (slug: unknown): unknown => slug),
  /** Which of two slugs counts that differ. */
  slugOfTwo: rule({ assumes: ['INF-02', 'INF-54'] }, (): 'in its place' | 'elsewhere' => 'in its place'),
  /** A parameter of the query that came in a JSON body. */
  parameterInBody: rule({ assumes: ['INF-28'] }, (value: string): string => value),
};
