import { fakeFetch, json, type FakeFetch, type Sent } from './fake-fetch.js';

export const ids = (count: number): { id: string }[] =>
  Array.from({ length: count }, (_, index) => ({ id: `t${index + 1}` }));
export const queryOf = ({ url }: Sent): Record<string, string> => Object.fromEntries(new URL(url).searchParams);

/** A service with so many things, in pages after an id, of `most` at most. */
export function things(count: number, most = 3): FakeFetch {
  return fakeFetch((request) => {
    const { limit, after } = queryOf(request);
    const start = after === undefined ? 0 : Number(after.slice(1));
    return json({ data: ids(count).slice(start, start + Math.min(Number(limit), most)) });
  });
}

/** The same in numbered pages. */
export function pages(count: number, withTotal = true): FakeFetch {
  return fakeFetch((request) => {
    const { page = '1', per_page } = queryOf(request);
    const start = (Number(page) - 1) * Number(per_page);
    return json({
      result: { assets: ids(count).slice(start, start + Number(per_page)), ...(withTotal && { total: count }) },
    });
  });
}

/** What comes, in order. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const result: T[] = [];
  for await (const item of items) result.push(item);
  return result;
}
