import { CURRENT_EDITION, loadDocument, type ContractDocument } from './document.js';
import { operationsOf, webhooksOf, type Operation } from './operation.js';
import { createRouter, type Route } from './routes.js';
import { createSchemaValidator, type SchemaValidator } from './validator.js';

/** A contract, ready to be asked: which operation is this, and is that value allowed. */
export interface Contract {
  readonly api: string;
  readonly edition: string;
  readonly document: ContractDocument;
  readonly operations: ReadonlyMap<string, Operation>;
  /** What the service sends of itself, by event. */
  readonly webhooks: ReadonlyMap<string, Operation>;
  readonly validator: SchemaValidator;
  /** The operation of a method and a raw path, which starts after the server's prefix. */
  route(method: string, path: string): Route;
}

const opened = new Map<string, Contract>();

/** Opens the contract of an API; the same one is returned for the same edition, with all it has compiled. */
export function openContract(api: string, edition: string = CURRENT_EDITION): Contract {
  const key = `${api} ${edition}`;
  const known = opened.get(key);
  if (known) return known;
  const contract = createContract(api, edition, loadDocument(api, edition));
  opened.set(key, contract);
  return contract;
}

/** Builds a contract from a document that is already at hand. */
export function createContract(api: string, edition: string, document: ContractDocument): Contract {
  const list = operationsOf(document);
  return {
    api,
    edition,
    document,
    operations: new Map(list.map((operation) => [operation.id, operation])),
    webhooks: webhooksOf(document),
    validator: createSchemaValidator(document),
    route: createRouter(list),
  };
}
