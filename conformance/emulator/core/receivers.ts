import { listOf, oneOf, optional, record, webAddress, type Shape } from './shape.js';

/** Where webhooks are delivered to. */
export interface Receiver {
  /** http or https. */
  readonly url: string;
  /** The events that are delivered; default all. */
  readonly events?: readonly string[];
}

/** The receivers of an app or site, which choose among these events. */
export const receiversOf = (events: readonly string[]): Shape<Receiver[]> =>
  listOf(
    record<Receiver>({
      url: webAddress,
      events: optional(listOf(oneOf(...events), { min: 1, must: 'a list of at least one event' })),
    }),
    { must: 'a list of receivers such as [{ url: "http://127.0.0.1:3000/webhooks" }]' },
  );

export const wants = ({ events }: Receiver, event: string): boolean => events?.includes(event) ?? true;
