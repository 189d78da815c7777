import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Counted } from './counted.js';
import { divideByNames, divideByTime, segment } from './segments.js';

const SPANS = [0, 10, 25, 40].map((from, index, all) => ({ from, before: all[index + 1] ?? 60 }));
const TAGS = ['red', 'blue', 'red', 'green'];
const tagsOf = ({ campaignId }: Counted): readonly string[] =>
  [['red'], ['blue', 'red'], [], ['black']][campaignId ?? 2] ?? [];

const byTag = divideByNames('campaign_tag', TAGS, tagsOf);
const byTime = divideByTime(
  SPANS,
  ({ from }) => `from ${String(from)}`,
  ({ at }) => at,
);

const things = fc.array(fc.record({ at: fc.nat({ max: 59 }), campaignId: fc.option(fc.nat({ max: 3 })) }), {
  maxLength: 40,
});

test('each segment holds the things of its tag and its time, tag by tag', () => {
  fc.assert(
    fc.property(things, (all) => {
      const expected = ['red', 'blue', 'green'].flatMap((tag) =>
        SPANS.map(({ from, before }) => ({
          labels: { campaign_tag: tag, period: `from ${String(from)}` },
          things: all.filter((thing) => tagsOf(thing).includes(tag) && thing.at >= from && thing.at < before),
        })),
      );
      expect(segment(all, [byTag, byTime])).toEqual(expected);
      expect(segment(all, [])).toEqual([{ labels: {}, things: all }]);
    }),
  );
});

test('each thing is looked at once, however many segments there are', () => {
  let asked = 0;
  const days = Array.from({ length: 5000 }, (_, day) => ({ from: day, before: day + 1 }));
  const counting = divideByTime(days, String, ({ at }) => {
    asked += 1;
    return at;
  });
  const all = Array.from({ length: 1000 }, (_, at) => ({ at }));
  expect(segment(all, [counting]).filter((part) => part.things.length > 0)).toHaveLength(1000);
  expect(asked).toBe(1000);
});
