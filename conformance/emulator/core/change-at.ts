import { tokensOf, valueAt } from '../../contract/json-pointer.js';

/** Puts another value at a JSON pointer into a body. */
export function changeAt(body: unknown, pointer: string, value: unknown): true {
  const holder = valueAt(body, pointer.slice(0, pointer.lastIndexOf('/')));
  const key = tokensOf(pointer).at(-1);
  if (typeof holder !== 'object' || holder === null || key === undefined)
    throw new Error(`Nothing can be changed at "${pointer}".`);
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
  return true;
}
