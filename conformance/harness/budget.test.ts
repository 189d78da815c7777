import { expect, test } from 'vitest';

import { limitRequests, RequestsSpent } from './budget.js';
import { unpaced } from './pacer.js';

test('so many requests leave, those before the run included, and then none', async () => {
  const left: (string | undefined)[] = [];
  const pacer = limitRequests(
    {
      wait: (bucket) => {
        left.push(bucket);
        return unpaced.wait(bucket);
      },
    },
    3,
    1,
  );
  await pacer.wait('requests');
  await pacer.wait(undefined);
  await expect(pacer.wait('requests')).rejects.toThrow(new RequestsSpent(3));
  await expect(pacer.wait('requests')).rejects.toThrow('the 3 requests of the run are spent');
  expect(left).toEqual(['requests', undefined]);
});
