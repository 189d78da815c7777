import { describeConformance } from 'talkspec/conformance';

// Two subjects of one test run: what either service repeats may be the key of the other.
const baseUrl = process.env['SUBJECT'] ?? '';
const [secretKey = '', apiKey = ''] = [process.env['TALKJS_SECRET_KEY'], process.env['TALKABLE_API_KEY']];

describeConformance({ api: 'talkjs', baseUrl, credentials: { appId: 'tApp', secretKey } });
describeConformance({ api: 'talkable', baseUrl, credentials: { apiKey, siteSlug: 's' } });
