import { createServer } from 'node:net';

import { expect, test } from 'vitest';

import { open as connectTo, portOf } from '../../../test/emulator/socket.js';
import { createClock } from './clock.js';
import { createHost, type Host } from './host.js';

const host = (): Host =>
  createHost(
    [],
    createClock(() => 1000),
  );

test('listening needs no option: a free port of the loopback interface is taken', async () => {
  await using emulator = host();
  const [first, second] = [await emulator.listen(), await emulator.listen()];
  expect(first.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect([first.isLoopback, first.origin === second.origin]).toEqual([true, false]);
});

test.each<[unknown, string]>([
  [{ port: '4010' }, 'listen(): port is "4010"; it must be a whole number from 0 to 65535.'],
  [{ port: 65_536 }, 'listen(): port is 65536; it must be a whole number from 0 to 65535.'],
  [{ port: Number.NaN }, 'listen(): port is NaN; it must be a whole number from 0 to 65535.'],
  [{ host: '' }, 'listen(): host is ""; it must be a text that is not empty.'],
  [{ allowRemoteControl: 1 }, 'listen(): allowRemoteControl is 1; it must be true or false.'],
  [{ prot: 4010 }, 'listen() has no "prot"; there are: port, host, allowRemoteControl.'],
  [4010, 'listen() is 4010; it must be an object.'],
])('an option that is not as it should be is named: %j', async (options, message) => {
  await expect(host().listen(options as never)).rejects.toThrow(new TypeError(message));
});

test.each([
  ['0.0.0.0', /^http:\/\/127\.0\.0\.1:\d+$/, false],
  ['localhost', /^http:\/\/(127\.0\.0\.1|\[::1\]):\d+$/, true],
])('on %s it is found, and says whether others find it too', async (address, origin, isLoopback) => {
  await using emulator = host();
  const listening = await emulator.listen({ host: address });
  expect([listening.origin, listening.isLoopback]).toEqual([expect.stringMatching(origin), isLoopback]);
  expect((await fetch(`${listening.origin}/__emulator/clock`)).status).toBe(200);
});

test('a port that is taken is an error, and the emulator goes on', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };
  await using emulator = host();
  await expect(emulator.listen({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  taken.close();
  expect((await emulator.listen()).origin).toMatch(/^http/);
});

test('closing may be done twice, at once, and in any order', async () => {
  const emulator = host();
  const [first, second] = [await emulator.listen(), await emulator.listen()];
  await first.close();
  await first.close();
  await Promise.all([emulator.close(), emulator.close(), second.close()]);
  await emulator.close();
  await expect(fetch(second.origin)).rejects.toThrow();
  const again = await emulator.listen();
  expect((await fetch(`${again.origin}/__emulator/clock`)).status).toBe(200);
  await emulator.close();
});

test('an emulator that is closed while it begins to listen does not listen', async () => {
  const emulator = host();
  const opening = emulator.listen();
  await emulator.close();
  await expect(fetch((await opening).origin)).rejects.toThrow();
});

test('leaving its block closes an emulator, and a place where it listens', async () => {
  let origins: string[] = [];
  {
    await using emulator = host();
    {
      await using listening = await emulator.listen();
      origins = [listening.origin];
      expect((await fetch(`${listening.origin}/__emulator/clock`)).status).toBe(200);
    }
    await expect(fetch(origins[0] ?? '')).rejects.toThrow();
    origins.push((await emulator.listen()).origin);
  }
  for (const origin of origins) await expect(fetch(origin)).rejects.toThrow();
});

test('closing ends connections of every kind: idle, kept alive, half sent, and not HTTP', async () => {
  const emulator = host();
  const { origin } = await emulator.listen();
  const sockets = await Promise.all(
    ['', 'GET / HTTP/1.1\r\nhost: a\r\n\r\n', 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\nx', 'GET'].map(
      async (bytes) => {
        const socket = await connectTo(portOf(origin));
        socket.write(bytes);
        return socket;
      },
    ),
  );
  const ended = sockets.map(
    (socket) =>
      new Promise((resolve) => {
        socket.on('error', () => undefined).on('close', resolve);
        socket.resume();
      }),
  );
  await fetch(origin);
  await emulator.close();
  await Promise.all(ended);
});
