// @ts-check
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { runnerImport } from 'vite';
import { sandboxFlags } from '../display.mjs';
import { repositoryDirectory } from '../places.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('../../test/gateway/gateway').Gateway} Gateway */
/** @typedef {import('../../test/support/private-keyring').PrivateKeyring} Keyring */

const key = 'sk-demo-0123456789abcdef';

/** One profile, one gateway double, and the app, which can be ended and started again. */
export class PictureWorld {
  /** @type {import('@playwright/test').ElectronApplication | null} */
  #app = null;
  /** @type {{ end(): Promise<unknown> }[]} what this world began besides, the latest first */
  #others = [];

  /** @param {{ gateway: Gateway, home: string, folder: string, keyring: Keyring | null }} parts */
  constructor({ gateway, home, folder, keyring }) {
    this.gateway = gateway;
    this.home = home;
    this.folder = folder;
    this.keyring = keyring;
  }

  /** @param {{ hasKey?: boolean }} [options] without a key there is a keychain, which is empty */
  static async begin({ hasKey = true } = {}) {
    const { startGateway } = await load('test/gateway/gateway.ts');
    const { startPrivateKeyring } = await load('test/support/private-keyring.ts');
    const gateway = await startGateway({ key });
    const keyring = hasKey ? null : await startPrivateKeyring({ unlocked: true });
    const home = await mkdtemp(join(tmpdir(), 'dimilinks-pictures-'));
    // Its path is in the pictures, so it is a plain one.
    const folder = join(tmpdir(), 'dimilinks-pictures', 'Videos');
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await mkdir(join(home, 'profile'));
    await writeFile(join(home, 'profile', 'settings.json'), '{"language":"en","theme":"light"}');
    return new PictureWorld({ gateway, home, folder, keyring });
  }

  get app() {
    if (this.#app === null) throw new Error('The app has not been started.');
    return this.#app;
  }

  /** @returns {Promise<Page>} */
  async launch() {
    this.#app = await _electron.launch({
      executablePath: process.env['DIMILINKS_DEMO_ELECTRON'] ?? '',
      args: [...flags, repositoryDirectory, `--user-data-dir=${this.profile}`],
      env: {
        ...process.env,
        ...this.keyring?.env,
        DIMILINKS_BASE_URL: this.gateway.baseUrl,
        DIMILINKS_API_KEY: this.keyring === null ? key : '',
        DIMILINKS_DOWNLOAD_DIR: this.folder,
      },
    });
    const page = await this.app.firstWindow();
    await page.getByTestId('paste-box').waitFor();
    return page;
  }

  get profile() {
    return join(this.home, 'profile');
  }

  /**
   * Starts the app as an AppImage with a feed that announces a version, which only a packed one looks at.
   *
   * @param {string} version
   * @returns {Promise<Page>}
   */
  async launchBefore(version) {
    const { startUpdateFeed } = await load('test/support/update-feed.ts');
    const { makePackage, pageOf, startPackaged, unpacked } = await load('test/e2e/packaged-app.ts');
    const feed = await startUpdateFeed();
    this.#others.unshift({ end: () => feed.close() });
    feed.announce(version);
    if ((await makePackage(feed.origin)) !== 0) throw new Error('There is no packed app.');
    const file = join(this.home, 'DimiLinks.AppImage');
    await writeFile(file, 'the version that runs');
    const env = { APPIMAGE: file, APPDIR: unpacked, DIMILINKS_API_KEY: key };
    const started = await startPackaged(this, env);
    this.#others.unshift(started);
    const page = await pageOf(started.browser);
    await page.getByTestId('paste-box').waitFor();
    return page;
  }

  async kill() {
    const child = this.app.process();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    this.#app = null;
  }

  /** Ten thousand finished tasks, as the benchmark has them. */
  async fillLongList() {
    const { writeLongList } = await load('test/bench/long-list.ts');
    await writeLongList(this.profile, this.folder, 10_000);
  }

  async end() {
    await this.#app?.close().catch(() => undefined);
    for (const other of this.#others) await other.end();
    await this.keyring?.stop();
    await this.gateway.close();
    await rm(this.home, { recursive: true, force: true });
    await rm(this.folder, { recursive: true, force: true });
  }
}

const flags = sandboxFlags();

/** @param {string} path @returns {Promise<any>} */
async function load(path) {
  const file = join(repositoryDirectory, path);
  // Plain Node 20 cannot load TypeScript; Vite can, and is there for the build.
  return (await runnerImport(file, { configFile: false, logLevel: 'error' })).module;
}
