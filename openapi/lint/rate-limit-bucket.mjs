// A bucket that is drawn from exists.
const extension = 'x-talkspec-rate-limit';

export const RateLimitBucket = () => {
  let buckets = [];
  const check = (name, { report, location }, field) => {
    if (name === undefined || buckets.includes(name)) return;
    report({
      message: `Rate-limit bucket \`${name}\` does not exist; the document has: ${buckets.join(', ') || 'none'}.`,
      location: location.child([extension, field]),
    });
  };
  return {
    Root(root, context) {
      buckets = Object.keys(root[extension]?.buckets ?? {});
      check(root[extension]?.default, context, 'default');
    },
    Operation(operation, context) {
      check(operation[extension]?.bucket, context, 'bucket');
    },
  };
};
