import { expect, test } from 'vitest';

import type { JsonObject } from './json.js';
import { applyOverlay } from './overlay.js';

const document = {
  a: {
    list: [
      { name: 'x', n: 1 },
      { name: 'y', n: 2 },
    ],
    'odd key': { deep: true },
  },
  b: { list: [] },
};
const overlaid = (...actions: JsonObject[]): JsonObject => applyOverlay(document, { overlay: '1.0.0', actions });

test('an overlay updates and removes what its targets select', () => {
  expect(overlaid({ target: "$.a.list[?@.name=='y']", update: { n: 3, extra: null } })).toMatchObject({
    a: { list: [{ n: 1 }, { name: 'y', n: 3, extra: null }] },
  });
  expect(overlaid({ target: '$.a.list[*]', remove: true })).toMatchObject({ a: { list: [] } });
  expect(overlaid({ target: '$.*.list', update: { name: 'z' } })).toMatchObject({
    a: { list: [{}, {}, { name: 'z' }] },
    b: { list: [{ name: 'z' }] },
  });
  expect(overlaid({ target: "$.a['odd key']", remove: true })).toEqual({
    a: { list: document.a.list },
    b: { list: [] },
  });
  expect(overlaid({ target: '$.a.list[0]', remove: true }, { target: '$', update: { c: 1 } })).toMatchObject({
    a: { list: [{ name: 'y' }] },
    c: 1,
  });
  expect(document.a.list).toHaveLength(2);
});

test.each<[JsonObject, string]>([
  [{ target: '$.nowhere', update: {} }, 'matches nothing'],
  [{ target: "$.a.list[?@.name=='q']", remove: true }, 'matches nothing'],
  [{ target: '$..list', remove: true }, 'not supported'],
  [{ target: '$.a.list[0:1]', remove: true }, 'not supported'],
  [{ target: '$.a.list[?@.n>1]', remove: true }, 'not supported'],
  [{ target: 'a.list', remove: true }, 'not supported'],
  [{ target: '$.a' }, 'neither updates nor removes'],
  [{ target: '$.a.list[0].n', update: 5 }, 'object or an array'],
  [{ update: {} }, 'needs a target'],
])('the overlay action %j is an error', (action, reason) => {
  expect(() => overlaid(action)).toThrow(reason);
});
