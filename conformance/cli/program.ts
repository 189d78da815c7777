import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { Command, CommanderError, Option } from 'commander';

import type { EmulatorCommandOptions } from './emulator-options.js';
import { EMULATOR_KEYS } from './emulator-keys.js';
import { safeLines } from './output.js';
import type { ConformanceOptions } from './run-plan.js';

const manifest = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('talkspec/package.json'), 'utf8')) as {
  version: string;
};

const collect = (value: string, previous: readonly string[]): string[] => [...previous, value];

const onOff = (flags: string, description: string): Option => new Option(flags, description).choices(['on', 'off']);

/** What was typed after a misspelt option may be a key. */
const VALUE = /(unknown option '[^=']*)=[^]*?'(?=\n|$)/;

const withoutValue = (message: string): string => message.replace(VALUE, "$1=…'");

const program = new Command('talkspec')
  .description('The contract of the TalkJS REST API and the Talkable API v2, put to work. Unofficial.')
  .version(manifest.version)
  .configureOutput({
    writeErr: (text) => {
      process.stderr.write(safeLines(withoutValue(text)));
    },
  })
  .exitOverride();

program
  .command('conformance')
  .description('check an API against what its documentation promises')
  .addOption(
    new Option('--target <name>', 'emulator, prism or live; may be given more than once')
      .argParser(collect)
      .default([], 'emulator and prism'),
  )
  .option('--api <name>', 'talkjs, talkable or all', 'all')
  .option('--base-url <origin>', 'where the live API is, e.g. http://127.0.0.1:4010')
  .option('--filter <text>', 'only what cites this claim id, or has this text in its title')
  .option('--edition <name>', 'the edition of the documentation', 'current')
  .option('--strict', 'a SHOULD claim that does not hold fails a live run', false)
  .option('--destructive', 'on a live target also run what cannot be undone; on loopback that runs anyway', false)
  .addOption(
    onOff('--pace <on|off>', 'keep below the documented rate on a live target (default: on, but off on loopback)'),
  )
  .option('--anonymous', 'live on a throw-away TalkJS project, without credentials, with at most 300 requests', false)
  .option('--record <file>', 'write what such a run sees to a new file: a witness, redacted and dated')
  .option('--report <dir>', 'where results.json, junit.xml and report.html are written', 'reports')
  .action(async (options: ConformanceOptions) => {
    process.exitCode = await (await import('./conformance.js')).conformanceCommand(options);
  });

program
  .command('emulator')
  .description('serve the emulator over HTTP until the process is told to end')
  .option('--port <number>', 'the port; 0 takes a free one', '4010')
  .option('--host <address>', 'the interface; any other than loopback lets other machines in', '127.0.0.1')
  .option('--allow-remote-control', 'let other machines control it too, under /__emulator/', false)
  .option('--app-id <id>', 'the TalkJS app that is served', 'tEmulator')
  .option('--secret-key <key>', 'its secret key', EMULATOR_KEYS.secretKey)
  .option('--site-slug <slug>', 'the Talkable site that is served', 'my-store')
  .option('--api-key <key>', 'its API key', EMULATOR_KEYS.apiKey)
  .addOption(
    new Option('--rate-limits <mode>', 'enforce the documented rate limits')
      .choices(['off', 'documented'])
      .default('off'),
  )
  .option('--edition <name>', 'the edition of the TalkJS documentation to follow', 'current')
  .option('--demo', 'load a small data set: a TalkJS conversation and a Talkable referral', false)
  .option('--state <file>', 'a snapshot to begin with, if it is there; the state is saved to it at the end')
  .addOption(
    new Option('--webhook-url <url>', 'where webhooks of the TalkJS app are delivered; may be given more than once')
      .argParser(collect)
      .default([], 'none'),
  )
  .addOption(
    new Option('--decide <name=choice>', 'behave otherwise where no source settles it; may be given more than once')
      .argParser(collect)
      .default([], 'none'),
  )
  .option('--decisions', 'list what can be decided, with the choices, and serve nothing', false)
  .action(async (options: EmulatorCommandOptions) => {
    await (await import('./emulator.js')).emulatorCommand(options);
  });

/** Parses the command line and runs its command. True when it was not understood, which is told already. */
export async function runProgram(): Promise<boolean> {
  try {
    await program.parseAsync();
    return false;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode !== 0;
    throw error;
  }
}
