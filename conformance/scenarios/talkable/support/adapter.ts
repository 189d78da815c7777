import type { ApiAdapter } from '../../../harness/target.js';
import { path } from '../../../harness/path.js';
import { MEMBER, SHARING_TAG, TAG, UNISSUED_COUPON } from './fixture.js';

export interface TalkableCredentials {
  readonly apiKey: string;
  readonly siteSlug: string;
}

export const talkableAdapter: ApiAdapter<TalkableCredentials> = {
  name: 'talkable',
  prefix: () => '/api/v2',
  serverPrefix: '',
  authorization: ({ apiKey }) => `Bearer ${apiKey}`,
  lastingWrites: true,
  secrets: ({ apiKey }) => [apiKey],
  refusal: async (api, { siteSlug }) => {
    const answer = await api.get('/campaigns', { query: { site_slug: siteSlug } });
    return [400, 401, 404].includes(answer.status)
      ? `GET /campaigns answers ${String(answer.status)} ${answer.text.slice(0, 200)}`
      : undefined;
  },
  lacking: async (api, { siteSlug }) => {
    const query = { site_slug: siteSlug };
    const campaigns = (await api.get('/campaigns', { query })).at('/result/campaigns');
    const tags = Array.isArray(campaigns)
      ? campaigns.flatMap((campaign: { tag_names?: unknown }) => campaign.tag_names)
      : [];
    const member = await api.get(path`/loyalty/members/${MEMBER}`, { query });
    const coupon = await api.get(path`/coupons/${UNISSUED_COUPON}`, { query });
    const holds =
      [TAG, SHARING_TAG].every((tag) => tags.includes(tag)) &&
      member.status === 200 &&
      coupon.at('/result/talkable_coupon') === true;
    return holds ? [] : ['fixture'];
  },
};
