import fc from 'fast-check';
import { expect, test } from 'vitest';

import { comparePositions, createTimeline, type Position } from './timeline.js';

interface Entry {
  readonly position: Position;
}

const entries = fc
  .uniqueArray(fc.record({ at: fc.nat({ max: 5 }), sequence: fc.nat({ max: 50 }) }), {
    selector: ({ sequence }) => sequence,
    maxLength: 30,
  })
  .map((positions): Entry[] => positions.map((position) => ({ position })));

const filled = (list: readonly Entry[]): ReturnType<typeof createTimeline<Entry>> => {
  const timeline = createTimeline<Entry>(({ position }) => position);
  for (const entry of list) timeline.add(entry);
  return timeline;
};

const sorted = (list: readonly Entry[]): Entry[] => [...list].sort((a, b) => comparePositions(a.position, b.position));

test('keeps what is added in order, whatever the order of adding and removing', () => {
  fc.assert(
    fc.property(entries, fc.nat({ max: 30 }), (list, gone) => {
      const timeline = filled(list);
      const removed = list.slice(0, gone);
      for (const entry of removed) timeline.remove(entry);
      expect(timeline.all()).toEqual(sorted(list.slice(gone)));
    }),
  );
});

test('reads a page from after any place, in both directions, of what is accepted', () => {
  const place = fc.option(fc.record({ at: fc.nat({ max: 6 }), sequence: fc.nat({ max: 50 }) }), { nil: undefined });
  fc.assert(
    fc.property(entries, place, fc.integer({ min: 1, max: 10 }), fc.boolean(), (list, after, limit, evenOnly) => {
      const timeline = filled(list);
      const accept = ({ position }: Entry): boolean => !evenOnly || position.sequence % 2 === 0;
      const later = sorted(list).filter(
        (entry) => accept(entry) && (!after || comparePositions(entry.position, after) > 0),
      );
      const earlier = sorted(list)
        .reverse()
        .filter((entry) => accept(entry) && (!after || comparePositions(entry.position, after) < 0));
      expect(timeline.page({ limit, direction: 'ASC', after, accept })).toEqual(later.slice(0, limit));
      expect(timeline.page({ limit, direction: 'DESC', after, accept })).toEqual(earlier.slice(0, limit));
    }),
  );
});

test('finds the newest entry up to a place', () => {
  fc.assert(
    fc.property(entries, fc.nat({ max: 6 }), (list, at) => {
      const expected = sorted(list)
        .filter(({ position }) => position.at <= at)
        .at(-1);
      expect(filled(list).newestUntil({ at, sequence: Infinity })).toBe(expected);
    }),
  );
});
