import { accepts, at } from '../support/shapes.js';

export const campaignsShapes = [
  accepts('campaigns can be listed', { claims: ['TK-CAMPAIGN-01'] }, at('GET', '/campaigns', 'query'), [{}]),
  accepts('traffic sources can be listed', { claims: ['TK-TRAFFIC-01'] }, at('GET', '/traffic_sources', 'query'), [
    {},
  ]),
];
