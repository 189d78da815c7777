import { expectEqual, expectIncludes, expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { address } from '../support/cast.js';
import { TAG } from '../support/fixture.js';
import { CREATED_AT, LABELS, person, reportBatch, reportBoth, TYPES, type Kind } from '../support/origin-kinds.js';
import { scenario } from '../support/scenario.js';
import { mail, read, type Context } from '../support/site.js';

const SET_UP = { needs: ['state', 'destructive', 'fixture'] } as const;

/** What the API tells of a person who was reported with all data. */
async function expectPerson(context: Context, name: string): Promise<void> {
  const found = await read(context, path`/people/${mail(context, name)}`);
  expectStatus(found, 200);
  const custom_properties = { country: 'US', eye_color: 'brown' };
  expectIncludes(found.at('/result/person'), { ...person(context, name), custom_properties }, 'the person');
}

/** What the personal data tells of the only origin of such a person. */
async function expectPersonalOrigin(context: Context, name: string, { type }: Kind): Promise<void> {
  const found = await read(context, path`/people/${mail(context, name)}/personal_data`);
  expectStatus(found, 200);
  expectEqual(found.array('/result/person/origins').length, 1, 'the number of origins');
  expectEqual(Date.parse(found.string('/result/person/origins/0/created_at')), Date.parse(CREATED_AT), 'created_at');
  const told = { type, ip_address: address(context, name) };
  expectIncludes(found.at('/result/person/origins/0'), told, 'the origin in the personal data');
}

export const originsData = TYPES.flatMap((kind) => [
  scenario(
    `all that an origin of type ${kind.type} may bring is taken, and comes back where it is told`,
    { claims: ['TK-ORIGIN-11', 'TK-ORIGIN-18', 'TK-ORIGIN-20', 'TK-ORIGIN-28'], ...SET_UP },
    async (context) => {
      for (const [name, answer] of await reportBoth(context, kind)) {
        expectStatus(answer, 201);
        const { customer_id } = person(context, name);
        const own = { type: kind.type, email: mail(context, name), customer_id, ip_address: address(context, name) };
        const sold = { subtotal: 119.8, coupon_code: 'C0001,C0002' };
        const told = { ...own, ...LABELS, ...(kind.type !== 'AffiliateMember' && sold) };
        expectIncludes(answer.at('/result/origin'), told, 'the origin');
        expectEqual(answer.at('/result/offer/campaign_tags'), [TAG], 'the tags of the offer');
        const channels = Object.keys(answer.object('/result/claim_links')).sort();
        expectEqual(channels, ['facebook', 'newsletter'], 'the channels with a link');
      }
    },
  ),

  scenario(
    `what an origin of type ${kind.type} tells of its person is kept with the person`,
    { claims: ['TK-PERSON-04', 'TK-PERSON-24', 'TK-PERSON-25'], ...SET_UP },
    async (context) => {
      for (const [name, answer] of await reportBoth(context, kind)) {
        expectStatus(answer, 201);
        await expectPerson(context, name);
        await expectPersonalOrigin(context, name, kind);
      }
    },
  ),

  scenario(
    `in a batch an origin of type ${kind.type} may bring all that it may alone`,
    { claims: ['TK-BATCH-06', 'TK-BATCH-07'], needs: ['state', 'destructive', 'fixture', 'clock'] },
    async (context) => {
      const name = await reportBatch(context, kind);
      await expectPerson(context, name);
      await expectPersonalOrigin(context, name, kind);
    },
  ),
]);
