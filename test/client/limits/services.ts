/** Whether a service lets a request in that arrives at a time in milliseconds. Times never go back. */
export type Admit = (at: number) => boolean;

/** Fills by a rate per second, up to a capacity. Full at first. */
export function tokenBucket(capacity: number, perSecond: number): Admit {
  let tokens = capacity;
  let last = 0;
  return (at) => {
    tokens = Math.min(capacity, tokens + ((at - last) * perSecond) / 1000);
    last = at;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}

/** So many in each window of the clock. */
export function fixedWindow(requests: number, windowMs: number): Admit {
  let window = -1;
  let count = 0;
  return (at) => {
    const current = Math.floor(at / windowMs);
    if (current !== window) count = 0;
    window = current;
    if (count >= requests) return false;
    count += 1;
    return true;
  };
}

/** So many in any window. */
export function slidingWindow(requests: number, windowMs: number): Admit {
  const admitted: number[] = [];
  return (at) => {
    while (admitted[0] !== undefined && admitted[0] <= at - windowMs) admitted.shift();
    if (admitted.length >= requests) return false;
    admitted.push(at);
    return true;
  };
}
