// `default` and ranges such as `5XX` make every status documented: a contract check could no longer fail.
export const ExplicitStatuses = () => ({
  Responses(responses, { report, location }) {
    for (const status of Object.keys(responses)) {
      if (/^[1-5]\d\d$/.test(status) || status.startsWith('x-')) continue;
      report({
        message: `Response \`${status}\` is not one status: name each status that can be answered.`,
        location: location.child(status).key(),
      });
    }
  },
});
