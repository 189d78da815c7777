/** Stands between the scenarios and a truthful server: changes the request, the response, or both. */
export type Lie = (request: Request, forward: (request: Request) => Promise<Response>) => Promise<Response>;

/** A named wrong behaviour and the claims that it breaks: a scenario that cites one of them must fail. */
export interface Mutant {
  readonly name: string;
  readonly breaks: readonly string[];
  readonly lie: Lie;
}

/** A fetch that lies. */
export const lying =
  (fetch: typeof globalThis.fetch, lie: Lie): typeof globalThis.fetch =>
  (input, init) =>
    lie(new Request(input, init), (request) => fetch(request));
