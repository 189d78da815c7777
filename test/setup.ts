import fc from 'fast-check';

// The same cases in every run; another seed tries others: FAST_CHECK_SEED=7 npm test
fc.configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? 1) });
