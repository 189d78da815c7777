const LOGO = 'https://cdn.redoc.ly/redoc/logo-mini-full.svg';
const NAME = '<text y="12" font-family="sans-serif" font-size="12">Redocly</text>';
const NAME_IN_PLACE_OF_LOGO = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="16">${NAME}</svg>`,
)}`;
/** What a page loads by itself; links that a reader follows are no matter. */
const LOADS = /<(?:script|link|img|iframe)[^>]+(?:src|href)="(https?:\/\/[^"]+)"/g;

/** Takes the one remote image out of a rendered page; throws when something else would be loaded from a network. */
export function withoutNetwork(html: string): string {
  const page = html.replaceAll(LOGO, NAME_IN_PLACE_OF_LOGO);
  const remote = [...page.matchAll(LOADS)].map((match) => match[1]);
  if (remote.length > 0) throw new Error(`The page loads ${remote.join(', ')}; it must be complete without network.`);
  return page;
}
