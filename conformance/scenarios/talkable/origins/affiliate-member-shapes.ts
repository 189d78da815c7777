import type { SendOptions } from '../../../harness/api.js';
import { ANN } from '../support/origins.js';
import {
  answers400,
  at,
  bodies,
  creates,
  data,
  NO_FIELDS,
  NO_OBJECT,
  NO_STRING,
  NO_STRINGS_IN_AN_ARRAY,
  refuses,
  varied,
} from '../support/shapes.js';
import { type Context, mail } from '../support/site.js';

const destructive = ['destructive'] as const;
const join = at('POST', '/origins/affiliate_member', 'body');
const LABELS = [
  'traffic_source',
  'segment1',
  'segment2',
  'segment3',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
];
const NAMES = ['first_name', 'last_name', 'username', 'customer_id', 'phone_number'];
const UUID = '7f6a1f3e-2c1b-4f0e-9a55-0b6c2d1e8a01';

/** The same fields in an affiliate member, a purchase and an event of their own. */
const members =
  (...fields: readonly object[]) =>
  (context: Context): SendOptions[] =>
    data(...fields.map((more) => ({ email: mail(context, 'ann'), ...more })));

export const originsAffiliateMemberShapes = [
  creates('an e-mail address is enough to join', { claims: ['TK-ORIGIN-05'], needs: destructive }, join, members({})),
  answers400('nobody joins without data', { claims: ['TK-ERR-04'] }, join, bodies({})),
  answers400(
    'an affiliate member has a valid e-mail address',
    { claims: ['TK-ORIGIN-21'] },
    join,
    data(...varied({}, ['email'], ['ann', 'ann@', '@example.com', 'a b@example.com'])),
  ),
  creates(
    'whoever joins can be described',
    { claims: ['TK-ORIGIN-28'], needs: destructive },
    join,
    members(
      ...varied({}, LABELS, ['label']),
      { uuid: UUID },
      { ip_address: '192.0.2.1' },
      { created_at: '2026-07-07T09:00:00.000-07:00' },
      { first_name: 'Ann', last_name: 'Archer' },
      { custom_properties: { country: 'US', _eyes2: 'brown' } },
      { phone_number: '+12025551111' },
    ),
  ),
  refuses(
    'labels of an origin are strings',
    { claims: ['TK-ORIGIN-28'] },
    join,
    data(...varied(ANN, LABELS, NO_STRING)),
  ),
  refuses(
    'names of an origin are strings',
    { claims: [] },
    join,
    data(...varied(ANN, NAMES, [true, ['a'], { a: 'b' }])),
  ),
  refuses(
    'the visitor of an origin is a UUID',
    { claims: ['TK-ORIGIN-25'] },
    join,
    data(...varied(ANN, ['uuid'], ['ann', '7f6a1f3e', 5])),
  ),
  creates(
    'channels can have any other name',
    { claims: ['TK-ORIGIN-19'], needs: destructive },
    join,
    members(
      ...varied(
        {},
        ['sharing_channels'],
        [['facebook'], ['facebook', 'twitter', 'linkedin', 'sms', 'other'], ['shop-window'], []],
      ),
    ),
  ),
  refuses(
    'channels are strings in an array',
    { claims: ['TK-ORIGIN-19'] },
    join,
    data(...varied(ANN, ['sharing_channels'], NO_STRINGS_IN_AN_ARRAY)),
  ),
  creates(
    'campaign tags are a string, or strings in an array',
    { claims: ['TK-ORIGIN-20'], needs: destructive },
    join,
    members(...varied({}, ['campaign_tags'], ['invite', ['invite', 'summer']])),
  ),
  refuses(
    'campaign tags are nothing else',
    { claims: ['TK-ORIGIN-20'] },
    join,
    data(...varied(ANN, ['campaign_tags'], [5, true, { 0: 'invite' }, [5]])),
  ),
  refuses('an affiliate member is an object', { claims: ['TK-GEN-10'] }, join, [...NO_FIELDS, ...data(...NO_OBJECT)]),
];
