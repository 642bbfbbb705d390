import { expect, test, type Page } from '@playwright/test';
import { createSocket, type Socket } from 'node:dgram';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { connect, createServer as createNetServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Machine } from '../e2e/app-under-test';
import { processesBelow } from './find-secret';

let machine: Machine;
let page: Page;
/** Stands for the whole network: whatever reaches it has left the window. */
let outside: {
  readonly server: Server;
  readonly url: string;
  readonly reached: string[];
  /** Connections since its proof, with or without a request. */
  readonly connections: () => number;
};

test.beforeEach(async () => {
  const reached: string[] = [];
  const server = createServer((request, response) => {
    reached.push(`${request.method} ${request.url}`);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end('<script>document.title = "foreign"</script>');
  });
  server.on('connect', (request) => reached.push(`CONNECT ${request.url}`));
  server.on('upgrade', (request, socket) => {
    reached.push(`UPGRADE ${request.url}`);
    socket.destroy();
  });
  let connections = 0;
  server.on('connection', () => (connections += 1));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  outside = {
    ...{ server, reached, url: `http://127.0.0.1:${port}` },
    connections: () => connections - 1,
  };
  machine = await Machine.start();
  page = await machine.launch();
  // The listener itself is proven: what is not here later was stopped on the way.
  expect((await fetch(`${outside.url}/proof`)).ok).toBe(true);
  expect(reached.splice(0)).toEqual(['GET /proof']);
  expect(connections).toBe(1);
});
test.afterEach(async () => {
  await machine.stop();
  outside.server.closeAllConnections();
  outside.server.close();
});

const isStillThePage = async (): Promise<void> => {
  expect(page.url()).toBe('app://page/index.html');
  // Not by a locator: Playwright waits for the end of navigations that were refused.
  expect(
    await page.evaluate(() => document.querySelector('[data-testid="paste-box"]') !== null),
  ).toBe(true);
  expect(outside.reached).toEqual([]);
};

test('the page answers with a policy that names no network and nothing unsafe', async () => {
  const policies: string[] = [];
  page.on('response', (response) => {
    const policy = response.headers()['content-security-policy'];
    if (policy !== undefined) policies.push(policy);
  });
  await page.reload();
  await page.getByTestId('paste-box').waitFor();
  expect(policies.length).toBeGreaterThan(0);
  for (const policy of policies) {
    expect(policy).toMatch(/default-src 'none'/);
    expect(policy).toMatch(/connect-src 'none'/);
    expect(policy).not.toMatch(/unsafe|https?:|wss?:|\*|data:|blob:/);
  }
});

test('fetch, XHR, WebSocket, EventSource, beacon, image, style, font, frame, form and worker reach nobody', async () => {
  const outcome = await page.evaluate(async (url) => {
    const settled = async (act: () => unknown): Promise<string> => {
      try {
        return String(await act());
      } catch {
        return 'refused';
      }
    };
    const loaded = (element: HTMLElement): Promise<string> =>
      new Promise((resolve) => {
        element.addEventListener('load', () => resolve('loaded'));
        element.addEventListener('error', () => resolve('refused'));
        setTimeout(() => resolve('refused'), 1_500);
        document.body.append(element);
      });
    const make = <T extends keyof HTMLElementTagNameMap>(tag: T, set: object): HTMLElement =>
      Object.assign(document.createElement(tag), set);
    const xhr = (): Promise<string> =>
      new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.onload = () => resolve('loaded');
        request.onerror = () => resolve('refused');
        request.open('GET', `${url}/xhr`);
        request.send();
      });
    const socket = (): Promise<string> =>
      new Promise((resolve) => {
        const made = new WebSocket(`${url.replace('http', 'ws')}/ws`);
        made.onopen = () => resolve('loaded');
        made.onerror = () => resolve('refused');
        setTimeout(() => resolve('refused'), 1_500);
      });
    const form = make('form', { action: `${url}/form`, method: 'post' }) as HTMLFormElement;
    document.body.append(form);
    form.submit();
    void new EventSource(`${url}/events`);
    navigator.sendBeacon(`${url}/beacon`, 'x');
    return {
      fetch: await settled(async () => (await fetch(`${url}/fetch`)).status),
      blind: await settled(async () => (await fetch(`${url}/blind`, { mode: 'no-cors' })).type),
      xhr: await settled(xhr),
      socket: await settled(socket),
      image: await settled(() => loaded(make('img', { src: `${url}/image.png` }))),
      script: await settled(() => loaded(make('script', { src: `${url}/script.js` }))),
      style: await settled(() =>
        loaded(make('link', { rel: 'stylesheet', href: `${url}/style.css` })),
      ),
      preload: await settled(() =>
        loaded(make('link', { rel: 'preload', as: 'image', href: `${url}/preload` })),
      ),
      video: await settled(() => loaded(make('video', { src: `${url}/video.mp4` }))),
      worker: await settled(() => new Worker(`${url}/worker.js`)),
      blobWorker: await settled(() => new Worker(URL.createObjectURL(new Blob(['1'])))),
      font: await settled(async () => (await new FontFace('x', `url(${url}/font)`).load()).status),
    };
  }, outside.url);
  const frame = page.evaluate((url) => {
    document.body.append(Object.assign(document.createElement('iframe'), { src: `${url}/frame` }));
  }, outside.url);
  await frame;
  expect(Object.values(outcome).filter((text) => text !== 'refused')).toEqual([]);
  await page.waitForTimeout(1_000);
  await isStillThePage();
});

test('with the policy gone, the table of requests alone keeps the window from the network', async () => {
  const client = await page.context().newCDPSession(page);
  await client.send('Page.setBypassCSP', { enabled: true });
  await page.reload();
  await page.getByTestId('paste-box').waitFor();
  // The policy is off: what it forbids is done.
  expect(await page.evaluate(() => Number(globalThis.eval('6 * 7')))).toBe(42);
  const refused = await page.evaluate(async (url) => {
    const tries = [`${url}/fetch`, 'file:///etc/passwd'];
    const outcomes = tries.map((each) =>
      fetch(each).then(
        (answer) => answer.ok,
        () => false,
      ),
    );
    document.body.append(
      Object.assign(document.createElement('img'), { src: `${url}/image.png` }),
      Object.assign(document.createElement('iframe'), { src: `${url}/frame` }),
      Object.assign(document.createElement('iframe'), { src: 'file:///etc/passwd' }),
    );
    void new WebSocket(url.replace('http', 'ws'));
    return Promise.all(outcomes);
  }, outside.url);
  expect(refused).toEqual([false, false]);
  await page.waitForTimeout(1_000);
  await isStillThePage();
});

test('a peer connection, which no policy covers, sends nothing out', async () => {
  const stun: Socket = createSocket('udp4');
  const heard: string[] = [];
  stun.on('message', (message) => heard.push(message.toString('latin1')));
  stun.bind(0, '127.0.0.1');
  const relay = createNetServer((socket) => {
    heard.push('a connection');
    socket.on('error', () => undefined);
    socket.end();
  });
  relay.listen(0, '127.0.0.1');
  await Promise.all([once(stun, 'listening'), once(relay, 'listening')]);
  try {
    const at = { udp: stun.address().port, tcp: (relay.address() as AddressInfo).port };
    const proof = createSocket('udp4');
    proof.send('proof', at.udp, '127.0.0.1');
    await once(connect(at.tcp, '127.0.0.1'), 'close');
    await expect.poll(() => [...heard].sort()).toEqual(['a connection', 'proof']);
    heard.length = 0;
    proof.close();
    const gathered = await page.evaluate(async ({ udp, tcp }) => {
      const login = { username: 'said aloud', credential: 'c' };
      const iceServers = [
        { urls: `stun:127.0.0.1:${udp}` },
        { urls: `turn:127.0.0.1:${udp}?transport=udp`, ...login },
        { urls: `turn:127.0.0.1:${tcp}?transport=tcp`, ...login },
        { urls: `turns:127.0.0.1:${tcp}?transport=tcp`, ...login },
      ];
      const peer = new RTCPeerConnection({ iceServers });
      const errors: string[] = [];
      peer.addEventListener('icecandidateerror', ({ url }) => errors.push(url));
      peer.createDataChannel('out');
      await peer.setLocalDescription(await peer.createOffer());
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      return { state: peer.iceGatheringState, errors };
    }, at);
    // It did try.
    expect(gathered.state, gathered.errors.join()).not.toBe('new');
    expect(heard).toEqual([]);
  } finally {
    stun.close();
    relay.close();
  }
});

test('links that hint at other hosts have no name looked up, and connect to nobody', async () => {
  const path = join(machine.home, 'network.json');
  await machine.app.evaluate(
    ({ session }, to) => session.defaultSession.netLog.startLogging(to),
    path,
  );
  await page.evaluate((url) => {
    const hints = ['dns-prefetch', 'preconnect', 'prefetch', 'prerender', 'modulepreload', 'icon'];
    for (const rel of hints) {
      for (const href of [`https://${rel}.example/x`, `${url}/${rel}`]) {
        document.head.append(Object.assign(document.createElement('link'), { rel, href }));
      }
    }
    // Named in the text of a link, a host may be looked up before anybody clicks.
    document.head.append(
      Object.assign(document.createElement('meta'), {
        httpEquiv: 'x-dns-prefetch-control',
        content: 'on',
      }),
    );
    document.body.append(
      Object.assign(document.createElement('a'), { href: 'https://anchor.example/' }),
    );
  }, outside.url);
  await page.waitForTimeout(2_000);
  // What is looked up is seen: asked for by main, at the end, so that all the rest came before.
  await machine.app.evaluate(({ session }) =>
    session.defaultSession.resolveHost('control.example').catch(() => null),
  );
  await machine.app.evaluate(({ session }) => session.defaultSession.netLog.stopLogging());
  const log = await readFile(path, 'utf8');
  const asked = [...log.matchAll(/"host(?:name)?":"(?:https:\/\/)?([a-z-]+\.example)/g)];
  expect([...new Set(asked.map(([, host]) => host))]).toEqual(['control.example']);
  await isStillThePage();
  expect(outside.connections()).toBe(0);
});

test('inline scripts, event attributes, javascript: links, eval and its relatives do not run', async () => {
  const ran = await page.evaluate(async () => {
    const mark = 'Reflect.set(window, "ran", true)';
    document.body.append(
      Object.assign(document.createElement('script'), { textContent: mark }),
      Object.assign(document.createElement('div'), {
        innerHTML: `<img src="nowhere.png" onerror='${mark}'><svg onload='${mark}'></svg>`,
      }),
    );
    const link = Object.assign(document.createElement('a'), { href: `javascript:${mark}` });
    document.body.append(link);
    link.click();
    const runs: Record<string, () => unknown> = {
      eval: () => String(globalThis.eval('1')),
      function: () => (Reflect.construct(Function, ['return 1']) as () => unknown)(),
      timeout: () => String(Reflect.apply(setTimeout, window, [mark, 0])),
      wasm: () => new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
    };
    const through: string[] = [];
    // Later, because the protocol that tests speak lets its own calls evaluate.
    await new Promise<void>((resolve) =>
      setTimeout(() => {
        for (const [name, run] of Object.entries(runs)) {
          try {
            run();
            if (name !== 'timeout') through.push(name);
          } catch {
            // As it should be.
          }
        }
        resolve();
      }, 50),
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { marked: Reflect.get(window, 'ran') === true, through };
  });
  expect(ran).toEqual({ marked: false, through: [] });
});

test('window.open, links, location, meta refresh and webview lead nowhere', async () => {
  const opened = await page.evaluate((url) => {
    const link = Object.assign(document.createElement('a'), { href: `${url}/link`, target: '' });
    const blank = Object.assign(document.createElement('a'), { href: url, target: '_blank' });
    document.body.append(link, blank);
    blank.click();
    link.click();
    const view = document.createElement('webview');
    view.setAttribute('src', `${url}/webview`);
    document.body.append(view);
    document.head.append(
      Object.assign(document.createElement('meta'), {
        httpEquiv: 'refresh',
        content: `0;url=${url}/meta`,
      }),
    );
    const windows = [`${url}/open`, 'about:blank', 'app://page/index.html', 'file:///etc/passwd'];
    return windows.map((each) => window.open(each) !== null);
  }, outside.url);
  expect(opened).toEqual([false, false, false, false]);
  for (const place of [
    `${outside.url}/location`,
    'file:///etc/passwd',
    'app://key/key.html',
    'data:text/html,x',
    'media://result/x/0',
  ]) {
    await page.evaluate((url) => void (window.location.href = url), place);
    await page.waitForTimeout(250);
    await isStillThePage();
  }
  expect(machine.app.windows()).toHaveLength(1);
});

test('a file and a link that are dropped on the window do not open in it', async () => {
  const path = join(machine.home, 'evil.html');
  await writeFile(path, '<script>document.title = "foreign"</script>');
  const client = await page.context().newCDPSession(page);
  const drops = [
    { items: [], files: [path], dragOperationsMask: 1 },
    {
      items: [{ mimeType: 'text/uri-list', data: `${outside.url}/drop` }],
      files: [],
      dragOperationsMask: 1,
    },
  ];
  for (const data of drops) {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await client.send('Input.dispatchDragEvent', { type, x: 300, y: 500, data });
    }
    await page.waitForTimeout(500);
    await isStillThePage();
  }
});

test('every permission is refused', async () => {
  const answers = await page.evaluate(async () => {
    const refused = (ask: () => Promise<unknown>): Promise<boolean> =>
      Promise.resolve()
        .then(ask)
        .then(
          () => false,
          () => true,
        );
    const device = navigator as unknown as Record<
      string,
      { requestDevice(o: object): Promise<unknown> }
    >;
    return {
      camera: await refused(() => navigator.mediaDevices.getUserMedia({ video: true })),
      microphone: await refused(() => navigator.mediaDevices.getUserMedia({ audio: true })),
      screen: await refused(() => navigator.mediaDevices.getDisplayMedia()),
      place: await refused(
        () =>
          new Promise((resolve, reject) =>
            navigator.geolocation.getCurrentPosition(resolve, reject, { timeout: 2_000 }),
          ),
      ),
      clipboard: await refused(() => navigator.clipboard.readText()),
      usb: await refused(
        async () =>
          device['usb']?.requestDevice({ filters: [] }) ??
          Promise.reject(new Error('no such device')),
      ),
      midi: await refused(() => navigator.requestMIDIAccess({ sysex: true })),
      notification: (await Notification.requestPermission()) !== 'granted',
      storage: !(await navigator.storage.persist()),
    };
  });
  expect(Object.entries(answers).filter(([, isRefused]) => !isRefused)).toEqual([]);
});

test('the page’s process is sandboxed and apart, and its window is as the checklist wants it', async () => {
  const preferences = await machine.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      const contents = window.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    }),
  );
  expect(preferences).toHaveLength(1);
  for (const each of preferences) {
    expect(each).toMatchObject({
      ...{ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
      nodeIntegrationInSubFrames: false,
      ...{ webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false },
    });
  }
});

test('no process of a page runs without Chromium’s sandbox', async () => {
  test.skip(process.platform !== 'linux', 'a process shows its filters on Linux only');
  test.skip(process.getuid?.() === 0, 'Chromium has no sandbox as root');
  const processes = await processesBelow(machine.app.process().pid ?? 0);
  const pages = processes.filter(({ commandLine }) => commandLine.includes('--type=renderer'));
  expect(pages.length).toBeGreaterThan(0);
  expect(processes.filter(({ commandLine }) => commandLine.includes('no-sandbox'))).toEqual([]);
  expect(pages.map(({ isFiltered }) => isFiltered)).not.toContain(false);
});
