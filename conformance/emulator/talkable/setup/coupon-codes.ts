const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const PLACES = 4;
const FIRST = 31_415;
const STRIDE = 7919;

/** A code like `ANN-Q4XZ`. The stride is odd, so all codes of four places come up before one comes again. */
export function codeLike(prefix: string, index: number): string {
  let number = (FIRST + index * STRIDE) % ALPHABET.length ** PLACES;
  let code = '';
  for (let place = 0; place < PLACES; place += 1) {
    code += ALPHABET.charAt(number % ALPHABET.length);
    number = Math.floor(number / ALPHABET.length);
  }
  return `${prefix}-${code}`;
}

export const codesLike = (prefix: string, howMany: number): string[] =>
  Array.from({ length: howMany }, (_, index) => codeLike(prefix, index));
