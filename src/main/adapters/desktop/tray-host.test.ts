import dbus from 'dbus-next';
import { createServer } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPrivateBus, whyNoBus, type PrivateBus } from '../../../../test/support/private-bus';
import { isNameOwned, socketOf } from './bus-name';
import { hasTrayHost } from './tray-host';

const watcher = 'org.kde.StatusNotifierWatcher';

describe.skipIf(whyNoBus() !== null)('whether a Linux desktop shows tray icons', () => {
  let bus: PrivateBus;
  beforeAll(async () => {
    bus = await startPrivateBus();
  });
  afterAll(() => bus.stop());

  it('is asked of the session bus each time', async () => {
    const environment = { DBUS_SESSION_BUS_ADDRESS: bus.address };
    expect(await hasTrayHost('linux', environment)).toBe(false);
    const panel = dbus.sessionBus({ busAddress: bus.address });
    await panel.requestName(watcher, 0);
    expect(await hasTrayHost('linux', environment)).toBe(true);
    panel.disconnect();
    await expect.poll(() => hasTrayHost('linux', environment)).toBe(false);
  });
});

describe('a session bus', () => {
  it('that is not there is a no, and other systems are a yes', async () => {
    expect(await hasTrayHost('linux', {})).toBe(false);
    expect(await hasTrayHost('linux', { XDG_RUNTIME_DIR: '/nowhere' })).toBe(false);
    expect(await hasTrayHost('win32', {})).toBe(true);
    expect(await hasTrayHost('darwin', {})).toBe(true);
  });

  it.each([
    ['says nothing', ''],
    ['refuses', 'REJECTED EXTERNAL\r\n'],
    ['talks nonsense', 'OK 1\r\nBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB'],
    ['boasts', `OK 1\r\nl\x02\x00\x01${'\xff'.repeat(40)}`],
  ])('that %s is a no in time', async (_what, answer) => {
    const home = await mkdtemp(join(tmpdir(), 'bus-'));
    const path = join(home, 'bus');
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      if (answer !== '') socket.write(answer, 'latin1');
    });
    await new Promise<void>((resolve) => server.listen(path, resolve));
    try {
      expect(await isNameOwned(`unix:path=${path}`, watcher, 50)).toBe(false);
    } finally {
      server.close();
      await rm(home, { recursive: true, force: true });
    }
  });

  it.each([
    ['unix:path=/run/user/1000/bus', '/run/user/1000/bus'],
    ['unix:guid=1,path=/run/a%20b', '/run/a b'],
    ['unix:abstract=/tmp/dbus-x,guid=12', '\0/tmp/dbus-x'],
    ['tcp:host=localhost,port=1;unix:path=/b', '/b'],
    ['disabled:', null],
  ])('%s is found at %j', (address, path) => {
    expect(socketOf(address)).toBe(path);
  });
});
