// Every operation says what it answers when it fails. 401 belongs to operations that ask for a credential, and to no
// other; 404 to every path that names something.
const always = ['429', '500', '502', '503', '504'];

export const ErrorStatuses = () => {
  let documentSecurity = [];
  let path = '';
  return {
    Root(root) {
      documentSecurity = root.security ?? [];
    },
    Paths: {
      PathItem: {
        enter(_item, { key }) {
          path = key;
        },
        Operation(operation, { report, location }) {
          const statuses = Object.keys(operation.responses ?? {});
          const secured = (operation.security ?? documentSecurity).length > 0;
          const wanted = [...always, ...(secured ? ['401'] : []), ...(path.includes('{') ? ['404'] : [])];
          const missing = wanted.filter((status) => !statuses.includes(status)).sort();
          if (missing.length > 0) {
            report({
              message: `\`${operation.operationId}\` does not document ${missing.join(', ')}.`,
              location: location.child('responses').key(),
            });
          }
          if (!secured && statuses.includes('401')) {
            report({
              message: `\`${operation.operationId}\` asks for no credential, so it cannot answer 401.`,
              location: location.child(['responses', '401']).key(),
            });
          }
        },
      },
    },
  };
};
