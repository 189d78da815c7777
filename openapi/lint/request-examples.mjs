import { checkNamedExamples } from './named-examples.mjs';

export const RequestExamples = () => ({
  RequestBody: {
    MediaType(mediaType, context) {
      checkNamedExamples(mediaType, context, 'A request body');
    },
  },
});
