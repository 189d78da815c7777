// Every parameter and every schema property says what it is; a property that refers to a schema is described there.
const blank = (text) => typeof text !== 'string' || text.trim() === '';

export const Described = () => ({
  Parameter(parameter, { report, location }) {
    if (blank(parameter.description)) {
      report({ message: `Parameter \`${parameter.name}\` has no description.`, location: location.child('name') });
    }
  },
  SchemaProperties(properties, { report, location, resolve }) {
    for (const [name, property] of Object.entries(properties)) {
      const schema = resolve(property).node;
      if (typeof schema !== 'object' || schema === null) continue;
      if (blank(property.description) && blank(schema.description)) {
        report({ message: `Property \`${name}\` has no description.`, location: location.child(name).key() });
      }
    }
  },
});
