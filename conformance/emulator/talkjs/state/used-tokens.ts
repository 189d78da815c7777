/** Tokens that were used and have not expired yet. */
export interface UsedTokens {
  /** Notes a token, which expires at a Unix millisecond, and says whether it was noted before. */
  add(token: string, expiresAt: number, now: number): 'first' | 'again';
  clear(): void;
}

const KEPT = 10_000;

/** Remembers the last 10,000 tokens. */
export function createUsedTokens(): UsedTokens {
  const expiries = new Map<string, number>();
  const forgetOne = (now: number): void => {
    const [oldest] = expiries;
    if (oldest && (expiries.size > KEPT || oldest[1] <= now)) expiries.delete(oldest[0]);
  };
  return {
    add(token, expiresAt, now) {
      if (expiries.has(token)) return 'again';
      forgetOne(now);
      expiries.set(token, expiresAt);
      return 'first';
    },
    clear: () => {
      expiries.clear();
    },
  };
}
