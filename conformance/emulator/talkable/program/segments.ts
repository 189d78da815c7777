import type { Counted } from './counted.js';
import type { Span } from './periods.js';

/** One way to divide what is counted. */
export interface Division {
  readonly label: 'campaign_tag' | 'sharing_channel' | 'campaign_type' | 'period';
  /** What its parts are called. */
  readonly parts: readonly string[];
  /** The parts that a thing belongs to, by their place. */
  partsOf(thing: Counted): readonly number[];
}

/** A part of what is counted, and the labels that tell which. */
export interface Segment {
  readonly things: Counted[];
  readonly labels: Readonly<Record<string, string>>;
}

const NOWHERE: readonly number[] = [];

/** Divides by a name that each thing may have several of. */
export function divideByNames(
  label: Division['label'],
  names: readonly string[],
  namesOf: (thing: Counted) => readonly string[],
): Division {
  const parts = [...new Set(names)];
  const places = new Map(parts.map((name, place) => [name, place]));
  return { label, parts, partsOf: (thing) => namesOf(thing).flatMap((name) => places.get(name) ?? NOWHERE) };
}

/** Divides by spans that follow on each other without a gap; `timeOf` is the time by which they are laid out. */
export function divideByTime(
  spans: readonly Span[],
  nameOf: (span: Span) => string,
  timeOf: (thing: Counted) => number,
): Division {
  const place = (at: number): number => {
    let [low, high] = [0, spans.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((spans[middle]?.before ?? Infinity) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { label: 'period', parts: spans.map(nameOf), partsOf: (thing) => [place(timeOf(thing))] };
}

/** The labels of a segment by its number: the last way to divide changes with each one. */
function labelsOf(divisions: readonly Division[], number: number): Record<string, string> {
  let rest = number;
  const labels = divisions.toReversed().map(({ label, parts }): [string, string] => {
    const part = rest % parts.length;
    rest = (rest - part) / parts.length;
    return [label, parts[part] ?? ''];
  });
  return Object.fromEntries(labels.reverse());
}

/** Divides things in every way at once, in one walk through them. */
export function segment(things: readonly Counted[], divisions: readonly Division[]): Segment[] {
  const count = divisions.reduce((product, { parts }) => product * parts.length, 1);
  const segments = Array.from({ length: count }, (_, number): Segment => ({
    things: [],
    labels: labelsOf(divisions, number),
  }));
  for (const thing of things) {
    const numbers = divisions.reduce<readonly number[]>(
      (found, { parts, partsOf }) =>
        found.flatMap((number) => partsOf(thing).map((part) => number * parts.length + part)),
      [0],
    );
    for (const number of numbers) segments[number]?.things.push(thing);
  }
  return segments;
}
