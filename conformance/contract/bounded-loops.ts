/** A loop over the items of an array, or over the names of an object, as the validator's compiler writes it. */
const ITEMS = /for\(let (i\d+)=(\d+); \1<(len\d+); \1\+\+\)\{/g;
const NAMES = /for\(const (key\d+) in ([\w.$]+)\)\{/g;

/** `contains` looks for one item that fits, so that many which do not are no error. */
const LOOKS_ON = '"contains":';

/**
 * Lets each loop of a compiled validator end when it has found so many errors: otherwise a body of wrong items costs
 * seconds. The errors that are found are the first ones, unchanged; where none are found, every item was looked at.
 */
export function boundLoops(code: string, schema: unknown, most: number): string {
  if (JSON.stringify(schema).includes(LOOKS_ON)) return code;
  return code
    .replace(ITEMS, `for(let $1=$2, from_$1=errors; $1<$3 && errors-from_$1<${String(most)}; $1++){`)
    .replace(NAMES, `let from_$1=errors;for(const $1 in $2){if(errors-from_$1>=${String(most)})break;`);
}
