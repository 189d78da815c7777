import type { TalkJSStage } from '../exchange.js';
import type { TalkJSRules } from '../rules/index.js';
import { rulesOfVersion } from '../rules/versions.js';

export const VERSION_HEADER = 'talkjs-rest-version';

/** Puts the rules of an API version in force: that of the header, else the app's default, else the newest. */
export function pickVersion(rules: TalkJSRules, appDefault: string | undefined): TalkJSStage {
  const known = new Map<string, TalkJSRules>();
  return (exchange) => {
    const version = exchange.request.header(VERSION_HEADER) ?? appDefault;
    if (version === undefined) return undefined;
    const ofVersion = known.get(version) ?? rulesOfVersion(rules, version);
    known.set(version, ofVersion);
    exchange.rules = ofVersion;
    return undefined;
  };
}
