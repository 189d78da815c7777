import { decisions } from '../emulator/talkjs/decisions.js';
import { runAlternatives } from './alternatives.js';
const started = Date.now();
for await (const one of runAlternatives('talkjs', { decisions, alsoDiffer: {} })) {
  console.log(
    one.verdict.padEnd(12),
    one.name.padEnd(40),
    'expected',
    one.expected.join(','),
    '| differs',
    one.differs.join(','),
    Date.now() - started,
  );
  for (const c of one.complaints) console.log('     ', c.slice(0, 400));
}
