import { isObject, type Json, type JsonObject } from './json.js';
import { select, type Match } from './json-path.js';

/** A copy of the contract with the actions of an OpenAPI Overlay 1.0 document applied in order. */
export function applyOverlay(document: JsonObject, overlay: JsonObject): JsonObject {
  if (typeof overlay.overlay !== 'string' || !overlay.overlay.startsWith('1.0'))
    throw new Error('Not an Overlay 1.0 document');
  if (!Array.isArray(overlay.actions) || overlay.actions.length === 0) throw new Error('An overlay needs actions');
  const copy = structuredClone(document);
  for (const action of overlay.actions) apply(copy, action);
  return copy;
}

function apply(document: JsonObject, action: Json): void {
  if (!isObject(action) || typeof action.target !== 'string') throw new Error('An overlay action needs a target');
  const { target, update } = action;
  const matches = select(document, target);
  if (matches.length === 0) throw new Error(`The overlay target ${target} matches nothing`);
  if (action.remove === true)
    return matches.reverse().forEach((match) => {
      remove(match, target);
    });
  if (update === undefined) throw new Error(`The overlay action on ${target} neither updates nor removes`);
  for (const match of matches) replace(match, merge(match.value, update, target), target);
}

function merge(target: Json, update: Json, path: string): Json {
  if (Array.isArray(target)) return [...target, update];
  if (!isObject(target))
    throw new Error(`The overlay target ${path} must be an object or an array, so that it can be updated`);
  if (!isObject(update)) throw new Error(`The overlay update of ${path} must be an object, like its target`);
  const merged: JsonObject = { ...target };
  for (const [key, value] of Object.entries(update)) {
    const before = merged[key];
    if (value === undefined) continue;
    if (isObject(before) && isObject(value)) merged[key] = merge(before, value, `${path}.${key}`);
    else if (Array.isArray(before) && Array.isArray(value)) merged[key] = [...before, ...value];
    else merged[key] = structuredClone(value);
  }
  return merged;
}

function replace({ parent, key, value }: Match, next: Json, path: string): void {
  if (Array.isArray(parent) && typeof key === 'number') parent[key] = next;
  else if (isObject(parent)) parent[key] = next;
  else if (isObject(value) && isObject(next)) Object.assign(value, next);
  else throw new Error(`The overlay target ${path} cannot be replaced`);
}

function remove({ parent, key }: Match, path: string): void {
  if (Array.isArray(parent) && typeof key === 'number') parent.splice(key, 1);
  else if (isObject(parent)) Reflect.deleteProperty(parent, key);
  else throw new Error(`The overlay target ${path} cannot be removed`);
}
