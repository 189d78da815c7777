import { accepts, answers400, at, queries, refuses } from '../support/shapes.js';

const UUID = '7f6a1f3e-2c1b-4f0e-9a55-0b6c2d1e8a01';
const NO_UUID = ['ann', '7f6a1f3e', '7f6a1f3e-2c1b-4f0e-9a55'];

export const rewardsShapes = [
  accepts(
    'rewards are listed by visitor',
    { claims: ['TK-REWARD-01'], needs: ['mock'] },
    at('GET', '/rewards', 'query'),
    queries('visitor_uuid', [UUID]),
  ),
  answers400(
    'rewards are not listed without a visitor',
    { claims: ['TK-REWARD-01', 'TK-ERR-04'] },
    at('GET', '/rewards', 'query'),
    [{}, { query: { status: 'All' } }],
  ),
  accepts(
    'rewards are listed by one of four statuses',
    { claims: ['TK-REWARD-04'], needs: ['mock'] },
    at('GET', '/rewards', 'query'),
    ['Paid', 'Unpaid', 'Voided', 'All'].map((status) => ({ query: { visitor_uuid: UUID, status } })),
  ),
  refuses(
    'rewards are listed by no other status',
    { claims: ['TK-REWARD-04'] },
    at('GET', '/rewards', 'query'),
    ['paid', 'Open'].map((status) => ({ query: { visitor_uuid: UUID, status } })),
  ),
  refuses(
    'the visitor of rewards is a UUID',
    { claims: ['TK-REWARD-01'] },
    at('GET', '/rewards', 'query'),
    queries('visitor_uuid', NO_UUID),
  ),
];
