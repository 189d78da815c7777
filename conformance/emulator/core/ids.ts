/** Ids that look random and are not: the same seed gives the same ids in the same order. */
export interface Ids {
  next(prefix: string): string;
  /** How many were given out; set it to go on from there. */
  count: number;
}

const LANES = 4;
const LANE_WIDTH = 7;
const LANE_CONSTANT = 0x9e3779b1;

/** A bijection of 32-bit numbers: two counts never give the same first lane. */
function scramble(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The items in an order that looks random: the same numbers give the same order. */
export function shuffled<T>(items: readonly T[], ...numbers: readonly number[]): T[] {
  const mixed = numbers.reduce((seed, number) => scramble(seed + number), 0);
  const rest = [...items];
  return items.flatMap((_, at) => rest.splice(scramble(mixed + at) % rest.length, 1));
}

/** Ids of 28 letters and digits after the prefix, unique for the first 2^32. */
export function createIds(seed: number): Ids {
  const ids: Ids = {
    count: 0,
    next(prefix) {
      let id = prefix;
      for (let lane = 0; lane < LANES; lane += 1) {
        const mixed = scramble(scramble(seed + lane * LANE_CONSTANT) + ids.count);
        id += mixed.toString(36).padStart(LANE_WIDTH, '0');
      }
      ids.count += 1;
      return id;
    },
  };
  return ids;
}
