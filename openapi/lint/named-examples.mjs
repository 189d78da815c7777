/** Reports a media type that has no `examples`, or whose names are not camelCase (callers choose examples by name). */
export function checkNamedExamples(mediaType, { report, location }, owner) {
  const names = Object.keys(mediaType.examples ?? {});
  if (names.length === 0) {
    report({ message: `${owner} has no named example (\`examples\`).`, location: location.key() });
  }
  for (const name of names) {
    if (/^[a-z][A-Za-z0-9]*$/.test(name)) continue;
    report({
      message: `Example name \`${name}\` is not camelCase.`,
      location: location.child(['examples', name]).key(),
    });
  }
}
