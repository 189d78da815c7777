import { openContract } from '../contract/contract.js';
import type { Api } from '../harness/api.js';
import { unpaced } from '../harness/pacer.js';
import { Recorder } from '../harness/recorder.js';
import type { Redactor } from '../harness/redact/redactor.js';
import { createApi } from '../harness/sender.js';
import { storyOf } from '../harness/witness/recorded.js';
import type { Story } from '../harness/witness/witness.js';
import { entryOf, type OpaqueCredentials, type OpaqueEntry } from '../registry/select.js';
import { CannotRun } from './cannot-run.js';
import type { RunPlan } from './run-plan.js';
import type { TokenFile } from './token-file.js';

type LivePlan = NonNullable<RunPlan['live']>;

/** A tenant that was opened for a run, and what that took. */
export interface Opened {
  readonly credentials: Readonly<Record<string, string>>;
  /** What opens it again. */
  readonly token: string;
  readonly sent: number;
  readonly story: Story | undefined;
  /** True where it was made just now, and holds nothing. */
  readonly fresh: boolean;
}

/** Opens the throw-away tenant of earlier runs while its token lives, else makes one, and redacts its secrets. */
export async function openThrowAway(
  plan: RunPlan & { readonly live: LivePlan },
  tokens: TokenFile,
  redactor: Redactor,
): Promise<Opened> {
  const { adapter } = entryOf(plan.api);
  const { origin, startedAt } = plan.live;
  const recorder = new Recorder(openContract(plan.api, plan.edition), 'a throw-away tenant');
  const server = `${origin}${adapter.serverPrefix}`;
  const api = createApi({
    readsOnly: false,
    fetch: globalThis.fetch,
    recorder,
    redactor,
    pacer: unpaced,
    baseUrl: server,
    serverUrl: server,
    authorization: undefined,
    asksForExamples: false,
  });
  const { credentials, token } = await open({ adapter, origin, api, tokens, redactor }).catch((cause: unknown) => {
    if (cause instanceof CannotRun) throw cause;
    throw new CannotRun(`${origin} gives no throw-away project: ${redactor.error(cause).message}`, { cause });
  });
  redactor.add(adapter.secrets(credentials));
  const story = storyOf('A throw-away project', startedAt, recorder.exchanges, {
    tenant: `${origin}${adapter.prefix(credentials)}`,
    server,
  });
  return {
    // Credentials are plain texts by name, whichever API they are of.
    credentials: credentials as unknown as Opened['credentials'],
    token,
    sent: recorder.exchanges.length,
    story: story && withoutSecrets(story),
    fresh: recorder.exchanges.some(({ method }) => method === 'POST'),
  };
}

interface Opening {
  readonly adapter: OpaqueEntry['adapter'];
  readonly origin: string;
  readonly api: Api;
  readonly tokens: TokenFile;
  readonly redactor: Redactor;
}

async function open({
  adapter,
  origin,
  api,
  tokens,
  redactor,
}: Opening): Promise<{ credentials: OpaqueCredentials; token: string }> {
  if (!adapter.throwAway) throw new CannotRun(`${adapter.name} has no throw-away projects.`);
  const kept = await tokens.token(origin);
  redactor.add(kept === undefined ? [] : [kept]);
  const again = kept === undefined ? undefined : await adapter.throwAway.open(api, kept);
  if (kept !== undefined && again) return { credentials: again, token: kept };
  const made = await adapter.throwAway.make(api);
  if ('wait' in made) throw new CannotRun(`${origin} gives no throw-away project now: ${made.wait}. Try again later.`);
  redactor.add([made.token]);
  await tokens.keep(origin, made.token);
  const fresh = await adapter.throwAway.open(api, made.token);
  if (fresh) return { credentials: fresh, token: made.token };
  throw new CannotRun(`${origin} made a throw-away project and does not open it.`);
}

/** Of an answer that holds the secrets themselves nothing is left to compare but its form. */
const withoutSecrets = (story: Story): Story => ({
  ...story,
  exchanges: story.exchanges.map((exchange) =>
    exchange.request.method === 'GET' ? { ...exchange, contractOnly: 'Its secrets are redacted.' } : exchange,
  ),
});
