import { ok } from '../answers.js';
import type { Handler } from '../exchange.js';
import { presentCampaign } from '../present/offers.js';
import { newVisitor, visitorWith } from '../program/people.js';

export const listCampaigns: Handler<'listCampaigns'> = (call) => {
  call.lean('INF-Q20');
  const campaigns = call.site.setup.campaigns.toSorted((a, b) => b.id - a.id);
  return ok({ campaigns: campaigns.map((campaign) => presentCampaign(campaign, call)) });
};

export const listTrafficSources: Handler<'listTrafficSources'> = ({ site, decide }) => {
  const seen = decide('trafficSources') === 'seen-too' ? site.trafficSeen : [];
  return ok([...new Set([...site.setup.trafficSources, ...seen])].map((identifier) => ({ identifier })));
};

/** Registers the visitor; one without a UUID was let through, and is given one. */
export const createVisitor: Handler<'createVisitor'> = ({ site, body }) => {
  const given: { readonly uuid?: string } = body.data;
  const uuid = given.uuid ?? newVisitor(site);
  visitorWith(site, uuid);
  return ok({ uuid });
};
