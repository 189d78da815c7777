import { accepts, answers400, at, queries, refuses } from '../support/shapes.js';

const DAYS = { start_date: '2026-07-01', end_date: '2026-07-31' };
const metric = at('GET', '/metrics/offers', 'query');
const segments = at('GET', '/metrics/offers/segmentize', 'query');
const queried = (name: string, values: readonly (string | number | readonly string[])[]): ReturnType<typeof queries> =>
  queries(name, values).map(({ query }) => ({ query: { ...DAYS, ...query } }));

const LISTS = ['sharing_channels[]', 'traffic_sources[]', 'campaign_tags[]'];
const FLAGS = ['mobile_visitor', 'live_campaigns_only', 'exclude_qa_generated'];

/** What a metric and its segments have in common. */
const selecting = (what: string, where: typeof metric, claims: readonly string[]): ReturnType<typeof accepts>[] => [
  accepts(`${what} is asked for by first and last day`, { claims: ['TK-METRIC-01', ...claims] }, where, [
    { query: DAYS },
    { query: { start_date: '7/1/2026', end_date: '7/31/2026' } },
  ]),
  answers400(`${what} is not asked for without both days`, { claims: ['TK-METRIC-01', 'TK-ERR-04'] }, where, [
    {},
    { query: { start_date: '2026-07-01' } },
    { query: { end_date: '2026-07-31' } },
  ]),
  refuses(
    `${what} is asked for by days in one of the documented forms`,
    { claims: ['TK-METRIC-01'] },
    where,
    ['start_date', 'end_date'].flatMap((name) =>
      queried(name, ['yesterday', '2026-7-1', '20260701', '1.7.2026', '2026-07-01T00:00:00Z', '']),
    ),
  ),
  accepts(`${what} can be narrowed`, { claims: ['TK-METRIC-02'] }, where, [
    ...LISTS.flatMap((name) => queried(name, ['facebook', ['facebook', 'email']])),
    ...queried('campaign_ids[]', [35944, ['35944', '35120']]),
    ...queried('campaign_status', ['Live', 'live']),
    ...queried('device_type', ['mobile']),
    ...queried('precision', [0, 2]),
    ...FLAGS.flatMap((name) => queried(name, ['true', 'false'])),
  ]),
  refuses(`${what} is narrowed by true or false, and by numbers of campaigns`, { claims: ['INF-21'] }, where, [
    ...FLAGS.flatMap((name) => queried(name, ['maybe', '2'])),
    ...queried('campaign_ids[]', ['invite', ['35944', 'x'], '1.5']),
    ...queried('precision', ['two', '0.5']),
  ]),
];

export const metricsShapes = [
  ...selecting('a metric', metric, ['TK-METRIC-02']),
  ...selecting('a metric by segments', segments, ['TK-METRIC-06']),
  accepts(
    'a metric is divided by day, week, month, quarter or year',
    { claims: ['TK-METRIC-09'] },
    segments,
    queried('segment_by[period]', ['day', 'week', 'month', 'quarter', 'year']),
  ),
  answers400(
    'a metric is divided by no other period',
    { claims: ['TK-METRIC-09'] },
    segments,
    queried('segment_by[period]', ['hour', 'decade', 'Month']),
  ),
  accepts('a metric can be divided by tags, channels and types of campaigns', { claims: ['TK-METRIC-06'] }, segments, [
    ...queried('segment_by[campaign_tags]', ['invite', ['invite', 'sharing']]),
    ...queried('segment_by[sharing_channels]', ['true', 'false']),
    ...queried('segment_by[campaign_types]', ['true', 'false']),
  ]),
  refuses(
    'a division is asked for by true or false',
    { claims: ['INF-21'] },
    segments,
    ['segment_by[sharing_channels]', 'segment_by[campaign_types]'].flatMap((name) => queried(name, ['maybe', '2'])),
  ),
];
