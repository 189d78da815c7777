import { subscribe } from 'node:diagnostics_channel';
import { ATTEMPT_CHANNEL, type AttemptEvent } from 'talkspec/talkjs';

/** What is needed of a tracer; that of `@opentelemetry/api` has it. */
export interface Tracer {
  startSpan(
    name: string,
    options: { kind: number; startTime: number; attributes: Record<string, string | number> },
  ): { setStatus(status: { code: number }): unknown; end(endTime: number): void };
}

const CLIENT = 2; // SpanKind.CLIENT
const ERROR = 2; // SpanStatusCode.ERROR

/** A span for each request that a client sends, under whatever span is active. */
export function traceRequests(tracer: Tracer): void {
  subscribe(ATTEMPT_CHANNEL, (message) => {
    const event = message as AttemptEvent;
    const endTime = Date.now();
    const span = tracer.startSpan(`${event['http.request.method']} ${event['url.template']}`, {
      kind: CLIENT,
      startTime: endTime - event['talkspec.duration_ms'],
      attributes: { ...event },
    });
    if (event['error.type'] !== undefined) span.setStatus({ code: ERROR });
    span.end(endTime);
  });
}
