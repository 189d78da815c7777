import { describeConformance } from 'talkspec/conformance';

describeConformance({
  api: 'talkjs',
  baseUrl: process.env['SUBJECT'] ?? '',
  credentials: { appId: 'tEmulator', secretKey: 'sk_test_emulator' },
});
