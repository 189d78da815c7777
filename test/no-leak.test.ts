import { describe, expect, test } from 'vitest';

import type { Results } from '../conformance/harness/results.js';
import { entryOf } from '../conformance/registry/select.js';
import { reportsIn, talkspec, type Ended } from './talkspec.js';
import { FORMS, readingsOf, worthOf } from './hostile/forms.js';
import { TALKABLE, TALKJS, keysOf } from './hostile/keys.js';
import { PLACES } from './hostile/places.js';
import { startHostileServer, type HostileServer } from './hostile/server.js';

const RUNS: readonly (readonly [string, Record<string, string>])[] = [
  ['talkjs', TALKJS],
  ['talkable', TALKABLE],
  ['all', { ...TALKJS, ...TALKABLE }],
];

/** Everything that came out of the process, each thing under its name. */
const outputsOf = ({ stdout, stderr, report }: Ended): [string, string][] =>
  Object.entries({ stdout, stderr, ...reportsIn(report) });

/** What may stand nowhere: what opens an API, in every form. Wrong credentials, sent on purpose, open nothing. */
function forbidden(keys: readonly string[], server: HostileServer): [string, string][] {
  const secrets = [...keys, ...[...server.received].filter((one) => one.startsWith('eyJ')).flatMap(worthOf)];
  return secrets.flatMap((secret) =>
    Object.entries(FORMS).map(([form, write]): [string, string] => [write(secret), `${secret} ${form}`]),
  );
}

function leaksOf(ended: Ended, keys: readonly string[], server: HostileServer): string[] {
  const texts = forbidden(keys, server);
  return outputsOf(ended).flatMap(([name, output]) => [
    ...texts.filter(([text]) => output.includes(text)).map(([, what]) => `${name}: ${what}`),
    ...readingsOf(output).flatMap((reading) => keys.filter((key) => reading.includes(key))),
  ]);
}

// Line feeds are the outputs' own: they end lines that show every other one as an escape.
const ACTING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

const conformance = (origin: string, api: string, environment: Record<string, string>, ...more: string[]) =>
  talkspec(['conformance', '--target', 'live', '--api', api, '--base-url', origin, ...more], environment);

describe('a server that repeats credentials gets none into any output', { timeout: 120_000 }, () => {
  test.each(RUNS)('of a run of %s, wherever it repeats them, in whatever form', async (api, environment) => {
    const keys = keysOf(environment);
    const server = await startHostileServer({ known: keys, letsIn: 'until its scenarios' });
    const ended = await conformance(server.origin, api, environment).finally(() => {
      server.close();
    });
    expect(server.tried.size).toBe(Object.keys(PLACES).length * Object.keys(FORMS).length);
    expect(ended.code).toBe(1);
    expect(Object.keys(reportsIn(ended.report))).toEqual(['results.json', 'junit.xml', 'report.html']);
    expect(leaksOf(ended, keys, server)).toEqual([]);
    expect(outputsOf(ended).filter(([, text]) => ACTING.test(text))).toEqual([]);
  });

  const REFUSING = ['text', 'a value of JSON', 'a line that is no status', 'a chunk that is none'];
  const refused = RUNS.slice(0, 2).flatMap(([api, keys]) => REFUSING.map((place) => [api, place, keys] as const));

  test.each(refused)('that refuses %s at once, in %s', async (api, place, environment) => {
    const keys = keysOf(environment);
    const server = await startHostileServer({ known: keys, places: [place], letsIn: 'to its root' });
    const ended = await conformance(server.origin, api, environment).finally(() => {
      server.close();
    });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^talkspec: The scenarios could not be run: [^\n]+\n$/);
    expect(leaksOf(ended, keys, server)).toEqual([]);
  });

  test('that is no server of HTTP', async () => {
    const server = await startHostileServer({
      known: keysOf(TALKJS),
      places: ['a line that is no HTTP'],
      letsIn: 'never',
    });
    const ended = await conformance(server.origin, 'talkjs', TALKJS).finally(() => {
      server.close();
    });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(`talkspec: ${server.origin} cannot be reached: `);
    expect(leaksOf(ended, keysOf(TALKJS), server)).toEqual([]);
  });
});

test('a key of one letter leaves the report as it is', { timeout: 60_000 }, async () => {
  const environment = { TALKABLE_API_KEY: 's', TALKABLE_SITE_SLUG: 's' };
  const server = await startHostileServer({ known: [], places: ['a value of JSON'], letsIn: 'until its scenarios' });
  const ended = await conformance(server.origin, 'talkable', environment, '--filter', 'TK-AUTH-02').finally(() => {
    server.close();
  });
  const [run] = (JSON.parse(reportsIn(ended.report)['results.json'] ?? '') as Results).runs;
  const titles = entryOf('talkable').scenarios.filter(({ claims }) => claims.includes('TK-AUTH-02'));
  expect(run?.scenarios.map(({ title }) => title)).toEqual(titles.map(({ title }) => title));
  expect(Object.keys(run?.claims ?? {})).toEqual(['TK-AUTH-02']);
  expect(run?.claims['TK-AUTH-02']?.reason).toMatch(
    /^PUT \/people\/\S+: expected status 200, got 401 with \{ error: /,
  );
});
