import { accepts, at } from '../support/shapes.js';

export const couponsShapes = [
  accepts(
    'a coupon can be looked up, known or not',
    { claims: ['TK-COUPON-03'] },
    at('GET', '/coupons/NO-SUCH-CODE', 'query'),
    [{}],
  ),
  accepts(
    'a coupon can be checked for a person, known or not',
    { claims: ['TK-COUPON-11'] },
    at('GET', '/coupons/NO-SUCH-CODE/permission/ann%40example.com', 'query'),
    [{}],
  ),
];
