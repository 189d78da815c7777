import { Refusal } from '../../core/refusal.js';
import type { Work } from '../exchange.js';
import type { PersonRow } from '../state/records.js';

interface AboutPerson extends Work {
  readonly path: { readonly person_slug: string };
}

/** The person that a path names; refuses where nobody is. */
export function personOf({ site, path, use }: AboutPerson): PersonRow {
  const person = use('personBySlug')(site.tables, path.person_slug);
  if (!person) throw new Refusal(use('unknownPerson')());
  return person;
}
