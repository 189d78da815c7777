import type { Handler, OperationId } from '../exchange.js';
import * as assets from './assets.js';
import * as coupons from './coupons.js';
import * as loyalty from './loyalty.js';
import * as metrics from './metrics.js';
import * as offers from './offers.js';
import * as origins from './origins.js';
import * as people from './people.js';
import * as personLists from './person-lists.js';
import * as referrals from './referrals.js';
import * as shares from './shares.js';
import * as site from './site.js';

export const handlers = {
  ...origins,
  ...referrals,
  ...offers,
  ...shares,
  ...people,
  ...personLists,
  ...coupons,
  ...site,
  ...metrics,
  ...loyalty,
  ...assets,
} satisfies { [Id in OperationId]: Handler<Id> };
