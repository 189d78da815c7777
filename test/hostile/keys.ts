// Letters and digits that nothing else is made of, and signs that URLs, JSON, HTML and base64 treat in their own ways.
export const TALKJS = { TALKJS_APP_ID: 'tApp', TALKJS_SECRET_KEY: 'sk_test_Q7zX4vK9w/W2pL+b5~"<YcR8' };
export const TALKABLE = { TALKABLE_API_KEY: 'Zq8Jx3Vk=7%Wm&2Hn:5Tb\\9Ly', TALKABLE_SITE_SLUG: 's' };

/** The secrets of an environment. */
export const keysOf = (environment: Readonly<Record<string, string>>): string[] =>
  Object.entries(environment).flatMap(([name, value]) => (name.endsWith('_KEY') ? [value] : []));
