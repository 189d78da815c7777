import { accepts, answers400, at, bodies, data, NO_FIELDS, NO_OBJECT, refuses, varied } from '../support/shapes.js';

const UUID = '7f6a1f3e-2c1b-4f0e-9a55-0b6c2d1e8a01';
const NO_UUID = ['ann', '7f6a1f3e', '7f6a1f3e-2c1b-4f0e-9a55'];

export const visitorsShapes = [
  accepts(
    'a visit is tracked',
    { claims: ['TK-VOFFER-01'], needs: ['mock'] },
    at('PUT', '/visitor_offers/8001/track_visit', 'query'),
    [{}],
  ),
  refuses(
    'a visitor offer has a number',
    { claims: ['TK-VOFFER-01'] },
    at('PUT', '/visitor_offers/ann/track_visit', 'query'),
    [{}],
  ),
  accepts(
    'a visitor is created from a UUID',
    { claims: ['TK-VISITOR-02', 'TK-VISITOR-03'], needs: ['destructive'] },
    at('POST', '/visitors', 'body'),
    data({ uuid: UUID }),
  ),
  answers400(
    'a visitor has a UUID',
    { claims: ['TK-VISITOR-01'], needs: ['destructive', 'strict-input'] },
    at('POST', '/visitors', 'body'),
    [...data({}), ...bodies({})],
  ),
  refuses('a UUID has its form', { claims: ['TK-VISITOR-03'] }, at('POST', '/visitors', 'body'), [
    ...data(...varied({}, ['uuid'], [...NO_UUID, 5, null])),
    ...data(...NO_OBJECT),
    ...NO_FIELDS,
  ]),
];
