import type { AlsoDiffer } from '../alternatives.js';

/** Two claims of TalkJS, or more, can state one default. */
export const talkjsAlsoDiffer: AlsoDiffer = {
  // "When the app id is unknown the answer is a 404 that reads `Not found.`"
  'unknownApp=unauthorized': ['TJ-ERR-11'],
  // "An unknown app id is answered 404 with the text `Not found.`"
  'unknownAppAnswer=json': ['ED-02'],
  // "An OPTIONS request is answered like any method that a route does not have."
  'undeclaredMethod=method-not-allowed': ['ED-45'],
  // "A token scoped to one user SHOULD be refused."
  'userToken=accept': ['TJ-AUTH-19'],
  // "Every PUT, PATCH and DELETE that succeeds is answered 200 with `{}`."
  'userAnswer=object': ['ED-22'],
  // "On an update a key set to null is removed."
  'customNull=refuse': ['TJ-USR-23'],
  // "More records than the maximum are never returned."
  'overRangeLimit=honour': ['TJ-LST-11'],
  // "A `/batch` or `/files` inside a batch is answered 404 as that operation's status."
  'failedOperation=with-the-batch': ['ED-30'],
};
