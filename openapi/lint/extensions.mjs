// Every x-talkspec-* value, and the place it stands at, agrees with ../extensions.schema.json.
import { readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';

const schema = JSON.parse(readFileSync(new URL('../extensions.schema.json', import.meta.url), 'utf8'));
const definitionOf = {
  Root: 'onDocument',
  Operation: 'onOperation',
  Parameter: 'onParameter',
  Response: 'onResponse',
  MediaType: 'onMediaType',
  Schema: 'onSchema',
  SecurityScheme: 'onSecurityScheme',
};
const isOurs = (name) => name.startsWith('x-talkspec-') || name === 'x-vendor-operation-id';

export const Extensions = () => {
  const ajv = new Ajv2020({ allErrors: true }).addSchema(schema, 'extensions');
  return {
    any: {
      enter(node, { report, location, type }) {
        if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
        const ours = Object.fromEntries(Object.entries(node).filter(([name]) => isOurs(name)));
        if (Object.keys(ours).length === 0) return;
        const validate = ajv.getSchema(`extensions#/$defs/${definitionOf[type.name] ?? 'onOther'}`);
        if (validate(ours)) return;
        const reasons = validate.errors.map(
          ({ instancePath, propertyName = '', message }) => `${instancePath || propertyName} ${message}`,
        );
        report({
          message: `Extensions of this ${type.name} are wrong: ${[...new Set(reasons)].join('; ')}.`,
          location: location.child(Object.keys(ours)[0]).key(),
        });
      },
    },
  };
};
