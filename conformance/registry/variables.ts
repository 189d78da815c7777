/** Where the command line finds the credentials of each API: field to environment variable. */
export const VARIABLES = {
  talkjs: { appId: 'TALKJS_APP_ID', secretKey: 'TALKJS_SECRET_KEY' },
  talkable: { apiKey: 'TALKABLE_API_KEY', siteSlug: 'TALKABLE_SITE_SLUG' },
} as const;

/** The fields that are secrets; the others say whose the data is, and may be shown. */
export const SECRET_FIELDS: Readonly<Record<keyof typeof VARIABLES, readonly string[]>> = {
  talkjs: ['secretKey'],
  talkable: ['apiKey'],
};

/** The secrets among the credentials of an API. */
export const secretsOf = (api: keyof typeof VARIABLES, credentials: Readonly<Record<string, string>> = {}): string[] =>
  SECRET_FIELDS[api].map((field) => credentials[field] ?? '');

/** Every secret that the environment holds, of whichever API. */
export function secretsIn(environment: NodeJS.ProcessEnv): string[] {
  return Object.entries(SECRET_FIELDS).flatMap(([api, fields]) => {
    const variables: Readonly<Record<string, string>> = VARIABLES[api as keyof typeof VARIABLES];
    return fields.map((field) => environment[variables[field] ?? ''] ?? '');
  });
}
