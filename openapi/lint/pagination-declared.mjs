// An operation with a page size says how its list is walked, and everything it names is there.
import { parametersOf, place, schemasAt, successSchema } from './reach.mjs';

const extension = 'x-talkspec-pagination';
const pageSizes = ['limit', 'per_page'];
const isArray = ({ type, items }) =>
  type === 'array' || (Array.isArray(type) && type.includes('array')) || items !== undefined;

function mistakes(pagination, queryNames, body, resolve) {
  const missing = ['cursor', 'page', 'limit']
    .filter((role) => pagination[role] !== undefined && !queryNames.includes(pagination[role]))
    .map((role) => `${role} \`${pagination[role]}\` is not a query parameter`);
  for (const name of Object.values(pagination.moves ?? {}).flatMap(Object.keys)) {
    if (!queryNames.includes(name)) missing.push(`\`${name}\` of \`moves\` is not a query parameter`);
  }
  if (pagination.items === undefined) return missing;
  const lists = schemasAt(body, pagination.items, resolve);
  if (!lists.some(isArray)) missing.push(`items \`${pagination.items}\` is not an array of the response body`);
  for (const role of ['next', 'id']) {
    const field = pagination[role];
    if (field !== undefined && schemasAt(body, `${pagination.items}/*/${field}`, resolve).length === 0) {
      missing.push(`${role} \`${field}\` is not a field of an item`);
    }
  }
  if (pagination.total !== undefined && schemasAt(body, pagination.total, resolve).length === 0) {
    missing.push(`total \`${pagination.total}\` is not a field of the response body`);
  }
  return missing;
}

export const PaginationDeclared = () => ({
  Paths: {
    PathItem: {
      Operation(operation, context, { PathItem }) {
        const { report, location, resolve } = context;
        const parameters = parametersOf(operation, PathItem, context);
        const queryNames = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
        const pagination = operation[extension];
        if (pagination === undefined) {
          if (queryNames.some((name) => pageSizes.includes(name))) {
            report({
              message: `\`${operation.operationId}\` takes a page size and has no \`${extension}\`.`,
              location: location.key(),
            });
          }
          return;
        }
        const { node, file } = successSchema(operation, context);
        for (const mistake of mistakes(pagination, queryNames, place(node, file), resolve)) {
          report({
            message: `\`${extension}\` of \`${operation.operationId}\`: ${mistake}.`,
            location: location.child(extension),
          });
        }
      },
    },
  },
});
