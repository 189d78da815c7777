/** The media type of a `Content-Type` header, lower-case and without parameters; empty where there is none. */
export function mediaTypeOf(contentType = ''): string {
  const end = contentType.indexOf(';');
  return (end === -1 ? contentType : contentType.slice(0, end)).trim().toLowerCase();
}
