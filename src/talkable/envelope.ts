/**
 * `{ ok: true, result }` or `{ ok: false, error_message }`; some successes have no `result`. `ok` counts, no status.
 * Claims TK-GEN-04, TK-GEN-05, TK-GEN-12, TK-GEN-13.
 */
export function readEnvelope(body: unknown): { ok: true; data: unknown } | { ok: false } | undefined {
  if (typeof body !== 'object' || body === null || !('ok' in body)) return undefined;
  if (body.ok === false) return { ok: false };
  if (body.ok !== true) return undefined;
  return { ok: true, data: 'result' in body ? body.result : undefined };
}
