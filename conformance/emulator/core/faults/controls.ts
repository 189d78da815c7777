import { readAs, record, someText } from '../shape.js';
import type { FaultCentre } from './faults.js';

const byId = record<{ id: string }>({ id: someText });

/** What the control plane does with faults. */
export const FAULT_ROUTES = {
  'GET faults': ({ faults }) => ({ faults: faults.list() }),
  'POST faults': ({ faults }, body) => faults.inject(body, 'POST /__emulator/faults: body'),
  'DELETE faults': ({ faults }, body) => {
    if (body === undefined) faults.clear();
    else if (!faults.remove(readAs(byId, body, 'DELETE /__emulator/faults: body').id))
      throw new TypeError(
        'DELETE /__emulator/faults: body.id is that of no fault; GET /__emulator/faults lists them.',
      );
    return { faults: faults.list() };
  },
} satisfies Record<string, (controls: { readonly faults: FaultCentre }, body: unknown) => unknown>;
