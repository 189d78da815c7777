import { BATCH, ONCE, REPEATABLE } from '../support/fixture.js';
import { balanceOf, member, setBalance } from '../support/points.js';
import {
  accepts,
  answers400,
  at,
  bodies,
  data,
  NO_FIELDS,
  NO_NUMBER,
  NO_OBJECT,
  NO_STRING,
  refuses,
  varied,
  type Where,
} from '../support/shapes.js';

const set = ['destructive', 'fixture'] as const;
const update = at('PUT', member, 'body');
const collect = at('POST', `${member}/collect_actions`, 'body');
const redeem = at('POST', `${member}/redeem_actions`, 'body');
const adjust = at('POST', `${member}/manual_adjustment_actions`, 'body');

/** The member with points enough for what costs least. */
const redeemRich: Where = async (context) => {
  if ((await balanceOf(context)) < 500) await setBalance(context, 500);
  return { method: 'POST', path: `${member}/redeem_actions`, site: 'body' };
};

const DATE = { identifier: 'birthday', date: '1990-04-27' };
const NO_DATES = [
  'birthday',
  5,
  { birthday: '1990-04-27' },
  ['birthday'],
  [['birthday', '1990-04-27']],
  [{ identifier: 'birthday' }],
  [{ date: '1990-04-27' }],
  [DATE, {}],
];

export const loyaltyShapes = [
  ...[
    ['a loyalty member can be read', '', 'TK-LOYALTY-01'],
    ['the collects of a member can be listed', '/collect_actions', 'TK-LOYALTY-14'],
    ['the redemptions of a member can be listed', '/redeem_actions', 'TK-LOYALTY-20'],
    ['the adjustments of a member can be listed', '/manual_adjustment_actions', 'TK-LOYALTY-18'],
    ['the redemption batches of a member can be listed', '/redemption_batches', 'TK-LOYALTY-23'],
  ].map(([title = '', below = '', claim = '']) =>
    accepts(title, { claims: [claim], needs: ['fixture'] }, at('GET', `${member}${below}`, 'query'), [{}]),
  ),

  accepts(
    'a member has custom properties and dates',
    { claims: ['TK-LOYALTY-06', 'TK-LOYALTY-08'], needs: set },
    update,
    data(
      {},
      ...varied({}, ['custom_properties'], [{ country: 'US' }, { newsletter: false }, { shoe_size: 39 }, {}]),
      { member_dates: [DATE] },
      { custom_properties: { country: 'US' }, member_dates: [DATE] },
    ),
  ),
  answers400(
    'the dates of a member are objects with identifier and date, in an array',
    { claims: ['TK-LOYALTY-08'], needs: set },
    update,
    data(...varied({}, ['member_dates'], NO_DATES)),
  ),
  refuses(
    'a date of a member is a day, its identifier a string',
    { claims: ['TK-LOYALTY-08', 'TK-DATE-03'], needs: ['fixture'] },
    update,
    data(
      ...varied(DATE, ['date'], ['April', '27.4.1990', '1990-13-01', 5]).map((date) => ({ member_dates: [date] })),
      ...varied(DATE, ['identifier'], [5, true]).map((date) => ({ member_dates: [date] })),
    ),
  ),
  refuses(
    'the custom properties of a member are flat',
    { claims: ['TK-LOYALTY-06'], needs: ['fixture'] },
    update,
    data(...varied({}, ['custom_properties'], ['a', 5, ['a'], { key: ['a'] }, { key: { nested: 'a' } }])),
  ),
  refuses('a member is updated by an object with data', { claims: [], needs: ['fixture'] }, update, [
    ...bodies({}),
    ...data(...NO_OBJECT),
    ...NO_FIELDS,
  ]),

  accepts(
    'a type is enough to collect',
    { claims: ['TK-LOYALTY-10', 'TK-LOYALTY-25'], needs: set },
    collect,
    data({ type: REPEATABLE }, { type: ONCE }, { type: REPEATABLE, traffic_source: 'checkout' }),
  ),
  answers400(
    'nothing is collected without a type',
    { claims: ['TK-LOYALTY-10', 'TK-ERR-04'], needs: ['fixture'] },
    collect,
    [...data({}, { traffic_source: 'api' }), ...bodies({})],
  ),
  refuses(
    'type and traffic source of a collect are strings',
    { claims: ['TK-LOYALTY-10'], needs: ['fixture'] },
    collect,
    [
      ...data(
        ...varied({}, ['type'], [...NO_STRING, null]),
        ...varied({ type: REPEATABLE }, ['traffic_source'], NO_STRING),
        ...NO_OBJECT,
      ),
      ...NO_FIELDS,
    ],
  ),

  accepts(
    'the number of a batch is enough to redeem',
    { claims: ['TK-LOYALTY-19', 'TK-LOYALTY-25'], needs: set },
    redeemRich,
    data({ redemption_batch_id: BATCH }, { redemption_batch_id: BATCH, traffic_source: 'checkout' }),
  ),
  answers400(
    'nothing is redeemed without a batch',
    { claims: ['TK-LOYALTY-19', 'TK-ERR-04'], needs: ['fixture'] },
    redeem,
    [...data({}, { traffic_source: 'api' }), ...bodies({})],
  ),
  refuses('a batch has a whole number from 1', { claims: ['TK-LOYALTY-19'], needs: ['fixture'] }, redeem, [
    ...data(
      ...varied({}, ['redemption_batch_id'], [0, -1, 1.5, ...NO_NUMBER, null]),
      ...varied({ redemption_batch_id: BATCH }, ['traffic_source'], NO_STRING),
      ...NO_OBJECT,
    ),
    ...NO_FIELDS,
  ]),

  accepts(
    'a number of points is enough to adjust the balance',
    { claims: ['TK-LOYALTY-15', 'TK-LOYALTY-16', 'TK-LOYALTY-25'], needs: set },
    adjust,
    data({ points: 10 }, { points: -10 }, { points: 1, description: 'For a review' }, { points: -1, description: '' }),
  ),
  answers400(
    'no balance is adjusted without points',
    { claims: ['TK-LOYALTY-15', 'TK-ERR-04'], needs: ['fixture'] },
    adjust,
    [...data({}, { description: 'For a review' }), ...bodies({})],
  ),
  refuses(
    'points are a whole number, their description a string',
    { claims: ['TK-LOYALTY-15'], needs: ['fixture'] },
    adjust,
    [
      ...data(
        ...varied({}, ['points'], [1.5, ...NO_NUMBER, null]),
        ...varied({ points: 1 }, ['description'], NO_STRING),
        ...NO_OBJECT,
      ),
      ...NO_FIELDS,
    ],
  ),
];
