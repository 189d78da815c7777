import { ok } from '../envelope.js';
import type { Handler } from '../exchange.js';
import { presentCampaign } from '../present/offers.js';
import { visitorWith } from '../program/people.js';

export const listCampaigns: Handler<'listCampaigns'> = (call) =>
  ok({
    campaigns: call
      .use('newestFirst')(call.site.setup.campaigns)
      .map((campaign) => presentCampaign(campaign, call)),
  });

export const listTrafficSources: Handler<'listTrafficSources'> = ({ site, use }) =>
  ok(use('trafficSources')(site.setup.trafficSources, site.trafficSeen).map((identifier) => ({ identifier })));

export const createVisitor: Handler<'createVisitor'> = ({ site, body }) => {
  visitorWith(site, body.data.uuid);
  return ok({ uuid: body.data.uuid });
};
