import type { ApiAdapter } from '../../harness/target.js';

export interface TalkableCredentials {
  readonly apiKey: string;
  readonly siteSlug: string;
}

export const talkableAdapter: ApiAdapter<TalkableCredentials> = {
  name: 'talkable',
  prefix: () => '/api/v2',
  serverPrefix: '/api/v2',
  authorization: ({ apiKey }) => `Bearer ${apiKey}`,
  secrets: ({ apiKey }) => [apiKey],
};
