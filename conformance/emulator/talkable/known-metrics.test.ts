import { expect, test } from 'vitest';

import { openContract } from '../../contract/contract.js';
import { openSite } from '../../../test/emulator/talkable.js';

const site = openSite();
const query = { start_date: '2026-07-01', end_date: '2026-07-31' };

interface Figure {
  readonly plain: number;
}

const metric = (name: string): Promise<Figure> => site.result('GET', `/metrics/${name}`, { query });

const { components } = openContract('talkable').document as unknown as {
  components: { schemas: { MetricName: { examples: readonly string[] } } };
};

test('every metric of which the name is known has a figure', async () => {
  const { examples } = components.schemas.MetricName;
  expect(examples).toHaveLength(103);
  for (const name of examples) expect([name, (await metric(name)).plain >= 0]).toEqual([name, true]);
});

test.each<[name: string, result_type: string, formatted: string]>([
  ['share_emails_opened', 'number', '0'],
  ['dashboard_sales_sum', 'money', '$0.00'],
  ['lift_in_sales', 'percent', '0%'],
])('%s, which no call makes happen, is zero', async (name, result_type, formatted) => {
  expect(await metric(name)).toEqual({ plain: 0, formatted, result_type });
});
