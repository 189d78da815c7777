import { readAs, record, whole } from './shape.js';
import type { Receivers, WebhookCentre } from './webhooks.js';

const redelivery = record<{ id: number }>({ id: whole(1) });

const show = ({ receivers, outbox }: WebhookCentre): object => ({ receivers, deliveries: outbox });

/** What the control plane does with webhooks. */
export const WEBHOOK_ROUTES = {
  'GET webhooks': ({ webhooks }) => show(webhooks),
  'PUT webhooks': ({ webhooks }, body) => {
    webhooks.setReceivers(body as Receivers);
    return show(webhooks);
  },
  'POST webhooks/redeliver': ({ webhooks }, body) =>
    webhooks.redeliver(readAs(redelivery, body, 'POST /__emulator/webhooks/redeliver: body').id),
} satisfies Record<string, (controls: { readonly webhooks: WebhookCentre }, body: unknown) => object>;
