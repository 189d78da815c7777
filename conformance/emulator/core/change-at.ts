import { tokensOf, valueAt } from '../../contract/json-pointer.js';

function holderOf(body: unknown, pointer: string): { holder: Record<string, unknown>; key: string } {
  const tokens = tokensOf(pointer);
  const key = tokens.pop() ?? '';
  const holder = valueAt(body, pointer.slice(0, pointer.lastIndexOf('/')));
  if (typeof holder !== 'object' || holder === null) throw new Error(`Nothing can be changed at "${pointer}".`);
  return { holder: holder as Record<string, unknown>, key };
}

/** Puts another value at a JSON pointer into a body. */
export function changeAt(body: unknown, pointer: string, value: unknown): true {
  const { holder, key } = holderOf(body, pointer);
  holder[key] = value;
  return true;
}

/** Takes what stands at a JSON pointer out of a body. */
export function removeAt(body: unknown, pointer: string): true {
  const { holder, key } = holderOf(body, pointer);
  Reflect.deleteProperty(holder, key);
  return true;
}
