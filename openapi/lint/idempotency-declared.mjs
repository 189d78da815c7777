// Every operation says whether it may be sent twice, and a key it names is a field of its body.
import { requestSchema, schemasAt } from './reach.mjs';

const extension = 'x-talkspec-idempotency';
const pointersOf = ({ pointer, pointers = [] }) => (pointer === undefined ? pointers : [pointer]);

export const IdempotencyDeclared = () => ({
  Paths: {
    PathItem: {
      Operation(operation, context) {
        const { report, location, resolve } = context;
        const declared = operation[extension];
        if (declared === undefined) {
          report({ message: `\`${operation.operationId}\` has no \`${extension}\`.`, location: location.key() });
          return;
        }
        for (const pointer of pointersOf(declared)) {
          if (schemasAt(requestSchema(operation, context), pointer, resolve).length > 0) continue;
          report({
            message: `\`${pointer}\` is not a field of the request body of \`${operation.operationId}\`.`,
            location: location.child(extension),
          });
        }
      },
    },
  },
});
