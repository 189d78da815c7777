import { createHash } from 'node:crypto';

import type { Site } from './site.js';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const LENGTH = 6;

const digest = (site: Site, purpose: string, count: number): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([site.seed, site.slug, purpose, count]))
    .digest();

function codeFrom(bytes: Buffer): string {
  return Array.from(bytes.subarray(0, LENGTH), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
}

/** A code of 6 letters and digits that nothing on the site has; the same seed gives the same codes in order. */
export function nextCode(site: Site): string {
  const { links, offers } = site.tables;
  for (;;) {
    const code = codeFrom(digest(site, 'code', site.codesGiven));
    site.codesGiven += 1;
    if (!links.find('code', code) && !offers.find('code', code)) return code;
  }
}

/** A UUID that the seed, the purpose and the number decide. */
export function uuidFor(site: Site, purpose: string, number: number): string {
  const hex = digest(site, purpose, number).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
