import { _electron, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startGateway, type Gateway } from '../gateway/gateway';
import { privateDisplay } from '../support/private-display';

const repository = resolve(import.meta.dirname, '../..');
export const goodKey = 'sk-canary-0123456789abcdef';

export interface LaunchOptions {
  /** Added to the environment; an empty text takes a variable away. */
  readonly env?: Readonly<Record<string, string>>;
  readonly ids?: readonly string[];
  /** Waits for a window by default. */
  readonly args?: readonly string[];
}

/** One person's machine: a gateway, a folder, a profile, and the app, which can die and come back. */
export class Machine {
  private running: ElectronApplication | null = null;

  private constructor(
    readonly gateway: Gateway,
    readonly home: string,
    readonly folder: string,
    private readonly display: Readonly<Record<string, string>>,
  ) {}

  static async start(options: { generation?: 'wrapped' | 'flat' } = {}): Promise<Machine> {
    const gateway = await startGateway({ key: goodKey, ...options });
    const home = await mkdtemp(join(tmpdir(), 'dimilinks-e2e-'));
    const folder = join(home, 'Videos');
    await mkdir(folder);
    await mkdir(join(home, 'run'), { mode: 0o700 });
    return new Machine(gateway, home, folder, await privateDisplay());
  }

  get app(): ElectronApplication {
    if (this.running === null) throw new Error('the app does not run');
    return this.running;
  }

  get profile(): string {
    return join(this.home, 'profile');
  }

  /** Starts the app and waits until its window can be used. */
  async launch(options: LaunchOptions = {}): Promise<Page> {
    await this.begin(options);
    const page = await this.app.firstWindow();
    await page.getByTestId('paste-box').waitFor();
    return page;
  }

  /** Starts the app and does not wait for anything it shows. */
  async launchUnseen(ids: readonly string[]): Promise<void> {
    await this.begin({ ids });
  }

  /** Starts the app a second time over the same profile; answers with its exit code. */
  async startAgain(
    ids: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<number | null> {
    const second = spawn(this.executable, this.words(ids), {
      env: this.environment(env),
      stdio: 'ignore',
    });
    await once(second, 'exit');
    return second.exitCode;
  }

  /** The tasks' states, as far as there is a window that can tell. */
  async peekStates(): Promise<Map<string, string> | null> {
    const page = this.app.windows()[0];
    if (page === undefined) return null;
    return statesOf(page).catch(() => null);
  }

  private async begin({ env = {}, ids = [], args = [] }: LaunchOptions): Promise<void> {
    this.running = await _electron.launch({
      executablePath: this.executable,
      args: this.words(ids, args),
      env: this.environment(env),
      // Left out, Playwright switches the sandbox off for everybody.
      chromiumSandbox: process.getuid?.() !== 0,
    });
  }

  private get executable(): string {
    return process.env['DIMILINKS_TEST_ELECTRON'] ?? '';
  }

  private words(ids: readonly string[], args: readonly string[] = []): string[] {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    return [...sandbox, ...args, repository, `--user-data-dir=${this.profile}`, ...ids];
  }

  /** Ends the app as a power cut would: nothing gets a chance to tidy up. */
  async kill(): Promise<void> {
    const child = this.app.process();
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    this.running = null;
  }

  async quit(): Promise<void> {
    await this.running?.close();
    this.running = null;
  }

  async stop(): Promise<void> {
    await this.quit().catch(() => undefined);
    await this.gateway.close();
    await rm(this.home, { recursive: true, force: true });
  }

  /** Names of whole files, without parts. */
  async files(): Promise<string[]> {
    return (await readdir(this.folder)).filter((name) => !name.endsWith('.part')).sort();
  }

  async parts(): Promise<string[]> {
    if (!existsSync(this.folder)) return [];
    return (await readdir(this.folder)).filter((name) => name.endsWith('.part'));
  }

  async sha256(name: string): Promise<string> {
    const bytes = await readFile(join(this.folder, name));
    return createHash('sha256').update(bytes).digest('hex');
  }

  private environment(more: Readonly<Record<string, string>>): Record<string, string> {
    const env: Record<string, string | undefined> = {
      ...process.env,
      ...this.display,
      // No bus unless a test brings one: nothing of this machine's person may be touched.
      DBUS_SESSION_BUS_ADDRESS: undefined,
      HOME: this.home,
      XDG_RUNTIME_DIR: join(this.home, 'run'),
      LANGUAGE: 'en',
      LANG: 'en_US.UTF-8',
      DIMILINKS_BASE_URL: this.gateway.baseUrl,
      DIMILINKS_API_KEY: goodKey,
      DIMILINKS_DOWNLOAD_DIR: this.folder,
      ...more,
    };
    const kept = Object.entries(env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
    );
    return Object.fromEntries(kept);
  }
}

export const row = (page: Page, id: string): Locator =>
  page.locator(`[data-testid="task-row"][data-task-id="${id}"]`);

/** Types into the paste box and adds, as a person would. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.getByTestId('paste-box').fill(text);
  await page.getByTestId('add-tasks').click();
}

interface ToldTask {
  readonly id: string;
  readonly state: { readonly name: string };
}

/** What a task's state is in main; the list shows only rows in view. */
export async function statesOf(page: Page): Promise<Map<string, string>> {
  const tasks = await page.evaluate(async () => {
    const bridge = Reflect.get(window, 'dimilinks') as {
      request(name: string, input: null): Promise<{ value: { tasks: ToldTask[] } }>;
      onFeed(listener: (name: string, json: string) => void): () => void;
    };
    const told: ToldTask[] = [];
    const stop = bridge.onFeed((name, json) => {
      if (name === 'patch') told.push(...(JSON.parse(json) as { upserted: ToldTask[] }).upserted);
    });
    const top = (await bridge.request('snapshot', null)).value.tasks;
    // Those below the top of a long list follow as patches.
    const isWhole = top.length < 500;
    const count = (): number => new Set(told.map(({ id }) => id)).size;
    for (let before = -1; !isWhole && before < count();) {
      before = count();
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    stop();
    return [...top, ...told];
  });
  return new Map(tasks.map(({ id, state }) => [id, state.name]));
}
