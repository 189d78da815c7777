import { checkNamedExamples } from './named-examples.mjs';

export const ResponseExamples = () => ({
  Response: {
    MediaType(mediaType, context) {
      checkNamedExamples(mediaType, context, 'A response body');
    },
  },
});
