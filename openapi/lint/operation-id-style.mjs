// The operationId is the method's name in the client, and workflow runners split names at dots.
export const OperationIdStyle = () => ({
  Operation(operation, { report, location }) {
    const { operationId } = operation;
    if (operationId === undefined || /^[a-z][A-Za-z0-9]*$/.test(operationId)) return;
    report({
      message: `operationId \`${operationId}\` is not camelCase (letters and digits only).`,
      location: location.child('operationId'),
    });
  },
});
