/** What steers a terminal or reorders a line instead of showing a character, and what XML and UTF-8 cannot hold. */
const UNPRINTABLE = /[\p{Cc}\p{Bidi_Control}\u2028\u2029\uFFFE\uFFFF]|\p{Cs}/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': String.raw`\n`, '\r': String.raw`\r`, '\t': String.raw`\t` };

const escapeOf = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A text on one line, every character in it that would act instead of being seen written as an escape. */
export const printable = (text: string): string =>
  text.replace(UNPRINTABLE, (character) => SHORT[character] ?? escapeOf(character));

/** A value as indented JSON that means the same and is safe to show. */
export const toPrintableJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(UNPRINTABLE, (character) =>
    character === '\n' ? character : escapeOf(character),
  );
