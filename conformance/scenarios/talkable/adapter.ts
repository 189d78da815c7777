import type { ApiAdapter } from '../../harness/target.js';
import { SHARING_TAG, TAG } from './fixture.js';

export interface TalkableCredentials {
  readonly apiKey: string;
  readonly siteSlug: string;
}

export const talkableAdapter: ApiAdapter<TalkableCredentials> = {
  name: 'talkable',
  prefix: () => '/api/v2',
  serverPrefix: '',
  authorization: ({ apiKey }) => `Bearer ${apiKey}`,
  secrets: ({ apiKey }) => [apiKey],
  lacking: async (api, { siteSlug }) => {
    const campaigns = (await api.get('/campaigns', { query: { site_slug: siteSlug } })).at('/result/campaigns');
    const tags = Array.isArray(campaigns) ? campaigns.flatMap((campaign: { tag_names?: unknown }) => campaign.tag_names) : [];
    return [TAG, SHARING_TAG].every((tag) => tags.includes(tag)) ? [] : ['fixture'];
  },
};
