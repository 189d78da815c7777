/** A step of a guide, as far as it is a request. */
export interface Step {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly value: unknown }[];
  readonly requestBody?: { readonly contentType?: string; readonly payload: unknown };
}

type PathItem = Readonly<Record<string, { readonly operationId?: string; readonly tags?: readonly string[] }>>;

export interface Contract {
  readonly paths: Readonly<Record<string, PathItem>>;
}

/** The request of a step as text, and where the reference describes its operation. */
export type WriteRequest = (step: Step) => { readonly text: string; readonly anchor: string };

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

function find({ paths }: Contract, operationId: string): { method: string; path: string; tag: string } {
  for (const [path, item] of Object.entries(paths))
    for (const method of METHODS) {
      const operation = item[method];
      if (operation?.operationId === operationId) return { method, path, tag: operation.tags?.[0] ?? '' };
    }
  throw new Error(`A guide has the operation ${operationId}, which the contract does not have.`);
}

function target(path: string, parameters: Step['parameters'] = []): string {
  const values = parameters.map((one) => ({ ...one, text: String(one.value) }));
  const filled = values.reduce((sum, { name, text }) => sum.replace(`{${name}}`, () => text), path);
  const query = values.filter((one) => one.in === 'query').map(({ name, text }) => `${name}=${text}`);
  return query.length === 0 ? filled : `${filled}?${query.join('&')}`;
}

function body(given: Step['requestBody']): string {
  if (!given) return '';
  const { contentType = 'application/json', payload } = given;
  if (contentType === 'application/json')
    return `\nContent-Type: ${contentType}\n\n${JSON.stringify(payload, null, 2)}`;
  const parts = Object.entries(payload as object).map(([name, value]) => `${name}: ${String(value)}`);
  return `\n\nThe parts of a form (${contentType}):\n${parts.join('\n')}`;
}

/** Writes requests as they are sent, but for runtime expressions, which stand as they are. */
export const requestsOf =
  (contract: Contract, reference: string): WriteRequest =>
  ({ operationId, parameters, requestBody }) => {
    const { method, path, tag } = find(contract, operationId);
    const line = `${method.toUpperCase()} ${target(path, parameters)}`;
    const anchor = `${reference}#/${tag.replaceAll(' ', '-')}/${operationId}`.toLowerCase();
    return { text: line + body(requestBody), anchor };
  };
