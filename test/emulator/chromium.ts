import { existsSync } from 'node:fs';

import { chromium, type Browser } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const NOT_FOUND =
  'No Chromium was found, so no page has tried to steer the emulator: ' +
  'install one (Debian: apt-get install chromium) or name it in CHROMIUM_PATH.';

/** The browser of this machine, if there is one. */
export const executablePath = (process.env['CHROMIUM_PATH'] || undefined) ?? PLACES.find((place) => existsSync(place));

/** Starts it; names that end in `.example` lead to this machine, as a rebound name would. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...FLAGS, '--host-resolver-rules=MAP *.example 127.0.0.1'],
  });
