// An undo can be carried out: its operation exists, gets each of its path parameters, and each value can be had.
import { parametersOf, requestSchema, schemasAt, successSchema } from './reach.mjs';

const extension = 'x-talkspec-undo';
const inPlace = (parameters, kind) => parameters.filter((parameter) => parameter.in === kind).map(({ name }) => name);

function canBeHad(expression, { parameters, request, response, resolve }) {
  const [, kind, name] = /^\$request\.(path|query)\.(.+)$/.exec(expression) ?? [];
  if (kind !== undefined) return inPlace(parameters, kind).includes(name);
  const [, side, pointer] = /^\$(request|response)\.body#(.+)$/.exec(expression) ?? [];
  return side !== undefined && schemasAt(side === 'request' ? request : response, pointer, resolve).length > 0;
}

export const UndoTarget = () => {
  const pathParameters = new Map();
  const undos = [];
  return {
    Paths: {
      PathItem: {
        Operation(operation, context, { PathItem }) {
          const parameters = parametersOf(operation, PathItem, context);
          pathParameters.set(operation.operationId, inPlace(parameters, 'path'));
          const undo = operation[extension];
          if (undo === undefined) return;
          const { location, resolve } = context;
          const sources = {
            parameters,
            request: requestSchema(operation, context),
            response: successSchema(operation, context),
            resolve,
          };
          const lost = Object.values(undo.parameters ?? {}).filter((expression) => !canBeHad(expression, sources));
          undos.push({ undo, lost, location: location.child(extension) });
        },
      },
    },
    Root: {
      leave(_root, { report }) {
        for (const { undo, lost, location } of undos) {
          const wanted = pathParameters.get(undo.operation);
          if (wanted === undefined) {
            report({ message: `Undo operation \`${undo.operation}\` does not exist.`, location });
            continue;
          }
          const given = Object.keys(undo.parameters ?? {});
          if (wanted.some((name) => !given.includes(name)) || given.some((name) => !wanted.includes(name))) {
            const takes = wanted.join(', ') || 'no path parameter';
            report({
              message: `\`${undo.operation}\` takes ${takes}; the undo gives ${given.join(', ') || 'none'}.`,
              location,
            });
          }
          for (const expression of lost)
            report({ message: `\`${expression}\` leads to nothing in this operation.`, location });
        }
      },
    },
  };
};
