import type { ContractDocument, OperationObject, ResponseObject } from '../../conformance/contract/document.js';
import { follow } from '../../conformance/contract/follow.js';
import { pointer } from '../../conformance/contract/json-pointer.js';

/** An example of a body, as the contract has it. */
export interface BodyExample {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly value: unknown;
}

export interface AnswerExample extends BodyExample {
  readonly status: number;
}

interface Media {
  readonly examples?: Readonly<Record<string, unknown>>;
}

/** Every example of a request's body and of an answer's. */
export function examplesOf(document: ContractDocument): { bodies: BodyExample[]; answers: AnswerExample[] } {
  const bodies: BodyExample[] = [];
  const answers: AnswerExample[] = [];
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of ['get', 'put', 'post', 'delete', 'patch'].filter((name) => name in item)) {
      const at = pointer('paths', path, method);
      const { operationId: id, requestBody, responses } = follow<OperationObject>(document, at).node;
      if (requestBody) bodies.push(...under(document, `${at}/requestBody`).map((example) => ({ ...example, id })));
      for (const status of Object.keys(responses))
        for (const example of under(document, `${at}/responses/${status}`))
          answers.push({ ...example, id, status: Number(status) });
    }
  }
  return { bodies: bodies.filter(({ type }) => type === 'application/json'), answers };
}

function under(document: ContractDocument, at: string): Omit<BodyExample, 'id'>[] {
  const holder = follow<ResponseObject>(document, at);
  return Object.entries(holder.node.content ?? {}).flatMap(([type, media]) =>
    Object.keys((media as Media).examples ?? {}).map((name) => {
      const place = `${holder.at}${pointer('content', type, 'examples', name)}`;
      return { type, name, value: follow<{ value: unknown }>(document, place).node.value };
    }),
  );
}
