import type { Operation } from './operation.js';

/** What a raw (still percent-encoded) path means to the contract. */
export type Route =
  | {
      readonly kind: 'operation';
      readonly operation: Operation;
      readonly parameters: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'undeclared-method' }
  | { readonly kind: 'unknown-path' }
  | { readonly kind: 'malformed-path'; readonly segment: string };

interface Template {
  readonly segments: readonly string[];
  readonly operations: Map<string, Operation>;
}

const isVariable = (segment: string): boolean => segment.startsWith('{');

const splitPath = (path: string): string[] => path.replace(/^\//, '').split('/');

function decode(segment: string): string | undefined {
  try {
    const text = decodeURIComponent(segment);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Finds the operation of a method and a path; literal segments win over variables. */
export function createRouter(operations: readonly Operation[]): (method: string, path: string) => Route {
  const templates = new Map<string, Template>();
  for (const operation of operations) {
    const template = templates.get(operation.path) ?? {
      segments: splitPath(operation.path),
      operations: new Map<string, Operation>(),
    };
    template.operations.set(operation.method, operation);
    templates.set(operation.path, template);
  }
  const bySize = groupBySize([...templates.values()]);

  return (method, path) => {
    const segments = splitPath(path);
    const template = bySize.get(segments.length)?.find((candidate) => fits(candidate.segments, segments));
    if (!template) return { kind: 'unknown-path' };
    const parameters: Record<string, string> = {};
    for (const [index, name] of template.segments.entries()) {
      if (!isVariable(name)) continue;
      const segment = segments[index] ?? '';
      const value = decode(segment);
      if (value === undefined) return { kind: 'malformed-path', segment };
      parameters[name.slice(1, -1)] = value;
    }
    const operation = template.operations.get(method);
    return operation ? { kind: 'operation', operation, parameters } : { kind: 'undeclared-method' };
  };
}

function groupBySize(templates: readonly Template[]): Map<number, Template[]> {
  const variables = (template: Template): number => template.segments.filter(isVariable).length;
  const groups = new Map<number, Template[]>();
  for (const template of [...templates].sort((a, b) => variables(a) - variables(b))) {
    groups.set(template.segments.length, [...(groups.get(template.segments.length) ?? []), template]);
  }
  return groups;
}

function fits(template: readonly string[], segments: readonly string[]): boolean {
  return template.every((expected, index) =>
    isVariable(expected) ? segments[index] !== '' : expected === segments[index],
  );
}
