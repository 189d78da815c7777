/**
 * Makes `instanceof` hold across copies of this package, as two versions in one process bring: it asks for a mark in
 * place of the prototype. A subclass defined elsewhere keeps the ordinary meaning.
 */
export function brand(constructor: { readonly prototype: object }, name: string): void {
  const mark = Symbol.for(`talkspec.${name}`);
  Object.defineProperty(constructor.prototype, mark, { value: true });
  Object.defineProperty(constructor.prototype, 'name', { value: name, configurable: true, writable: true });
  Object.defineProperty(constructor, Symbol.hasInstance, {
    value(this: unknown, value: unknown): boolean {
      if (this !== constructor) return Function.prototype[Symbol.hasInstance].call(this, value);
      return typeof value === 'object' && value !== null && mark in value;
    },
  });
}
