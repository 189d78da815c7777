import { expectEqual, expectIncludes, expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { reportBatch, reportBoth, SHIPPING, slugOf, TYPES, type Kind } from '../support/origin-kinds.js';
import { refund } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';
import { mail, read, type Context } from '../support/site.js';

const NEEDS = ['state', 'destructive', 'fixture', 'clock'] as const;

/** Reports an origin in all ways there are; answers with the names of the people. */
async function reportAll(context: Context, kind: Kind, more: object): Promise<string[]> {
  const reported = await reportBoth(context, kind, { ...more });
  for (const [, answer] of reported) expectStatus(answer, 201);
  return [...reported.map(([name]) => name), await reportBatch(context, kind, { ...more })];
}

const ofAnyType = (kind: Kind) =>
  scenario(
    `an origin of type ${kind.type} brings custom properties under their older name too`,
    { claims: ['INF-64'], needs: NEEDS },
    async (context) => {
      const older = { custom_properties: undefined, person_custom_properties: { country: 'CA' } };
      for (const name of await reportAll(context, kind, older)) {
        const found = await read(context, path`/people/${mail(context, name)}`);
        expectEqual(found.at('/result/person/custom_properties'), { country: 'CA' }, 'the custom properties');
      }
    },
  );

const ofSales = (kind: Kind) => [
  scenario(
    `an origin of type ${kind.type} brings coupon codes under their older name too`,
    { claims: ['INF-57'], needs: NEEDS },
    async (context) => {
      for (const name of await reportAll(context, kind, { coupon_codes: undefined, coupon_code: 'C0003' })) {
        const refunded = await refund(context, slugOf(context, kind, name));
        expectEqual(refunded.at('/result/origin/coupon_code'), 'C0003', 'the code');
      }
    },
  ),

  scenario(
    `the personal data tells where an origin of type ${kind.type} was sent to`,
    { claims: ['INF-68'], needs: NEEDS },
    async (context) => {
      for (const name of await reportAll(context, kind, {})) {
        const found = await read(context, path`/people/${mail(context, name)}/personal_data`);
        expectIncludes(found.at('/result/person/origins/0'), SHIPPING, 'the origin');
      }
    },
  ),
];

/** Names and answers that no source describes. */
export const originsOlderNames = [
  ...TYPES.map(ofAnyType),
  ...TYPES.filter(({ type }) => type !== 'AffiliateMember').flatMap(ofSales),
];
