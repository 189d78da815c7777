/** A request path, every inserted value percent-encoded: path`/users/${id}`. */
export function path(literals: TemplateStringsArray, ...values: readonly string[]): string {
  return literals.reduce(
    (whole, literal, index) => `${whole}${encodeURIComponent(values[index - 1] ?? '')}${literal}`,
  );
}
