import { CURRENT_EDITION } from '../../contract/document.js';
import { talkjsTenants } from '../../targets/tenants.js';
import type { Mutant } from '../mutant.js';
import { rewriteAnswer, rewriteHeader, rewriteRequest } from '../rewrite.js';

const LEGACY_KEY = `Bearer ${talkjsTenants(CURRENT_EDITION).first.secretKey}`;

const stringified = (custom: unknown): unknown =>
  custom !== null && typeof custom === 'object' && !Array.isArray(custom)
    ? Object.fromEntries(Object.entries(custom).map(([key, value]) => [key, value === null ? null : String(value)]))
    : custom;

const withTextCustom = (body: unknown): unknown =>
  body !== null && typeof body === 'object' && 'custom' in body ? { ...body, custom: stringified(body.custom) } : body;

export const access: readonly Mutant[] = [
  {
    name: 'a missing credential is let in',
    breaks: ['TJ-AUTH-06'],
    lie: rewriteHeader({}, 'authorization', (value) => value ?? LEGACY_KEY),
  },
  {
    name: 'any bearer token is accepted',
    breaks: ['TJ-AUTH-07'],
    lie: rewriteHeader({}, 'authorization', (value) => value && LEGACY_KEY),
  },
  {
    name: 'success is 201',
    breaks: ['TJ-GEN-06'],
    lie: async (request, forward) => {
      const response = await forward(request);
      return response.status === 200 && request.method === 'PUT'
        ? Response.json(await response.json(), { status: 201 })
        : response;
    },
  },
  {
    name: 'a call without data answers {"ok":true}',
    breaks: ['TJ-GEN-08'],
    lie: rewriteAnswer({ method: 'DELETE' }, () => ({ ok: true })),
  },
  {
    name: 'numbers are accepted in the custom data of a user',
    breaks: ['TJ-USR-09'],
    lie: rewriteRequest({ method: 'PUT', path: /\/users\/[^/]+$/ }, withTextCustom),
  },
];
