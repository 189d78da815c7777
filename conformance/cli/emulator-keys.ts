/** The keys of an emulator that is given none. They are published, and may be shown. */
export const EMULATOR_KEYS = { secretKey: 'sk_test_emulator', apiKey: 'talkable_test_key' } as const;
