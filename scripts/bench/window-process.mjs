// @ts-check
import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { useOfTree } from './process-tree.mjs';

/** @typedef {import('../../test/bench/window-job').WindowReport} WindowReport */
/** @typedef {{ command: string[], job: { file: string, userData: string, hasRows: boolean }, env?: Record<string, string> }} WindowStart */

const longestMs = 60_000;

/** One start of a window, from its process on, that the harness can ask things of. */
export class WindowProcess {
  /** @param {WindowStart} start */
  constructor({ command: [program = '', ...args], job, env }) {
    this.startedAtMs = Date.now();
    this.child = spawn(program, args, {
      stdio: ['ignore', 2, process.env['DEBUG'] ? 2 : 'ignore', 'ipc'],
      env: { ...process.env, ...env, DIMILINKS_BENCH_JOB: JSON.stringify(job) },
      timeout: longestMs,
    });
    this.ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.usable = this.hear('usable');
    this.settled = this.hear('settled');
    // Whoever waits for the first hears of a failure; nobody has to wait for the second.
    this.settled.catch(() => undefined);
  }

  /**
   * @template {WindowReport['at']} At
   * @param {At} at
   * @returns {Promise<Extract<WindowReport, { at: At }>>}
   */
  hear(at) {
    return new Promise((resolve, reject) => {
      this.child.on('message', (/** @type {any} */ report) => {
        if (report.at === at) resolve(report);
        if (report.at === 'failed') reject(new Error(report.error));
      });
      this.child.once('error', reject);
      this.child.once('exit', (code) => reject(new Error(`Electron ended with ${code}.`)));
    });
  }

  /** The milliseconds from the start of the process until each step of the start had ended. */
  async startMs() {
    const { endedAtMs } = await this.usable;
    const { main, ready, window, page, usable } = endedAtMs;
    const sinceMs = (/** @type {number} */ atMs) => atMs - this.startedAtMs;
    return {
      ...{ main: sinceMs(main), ready: sinceMs(ready), window: sinceMs(window) },
      ...{ page: sinceMs(page), usable: sinceMs(usable) },
    };
  }

  /** @param {import('zod').input<typeof import('../../test/bench/window-job').windowRequestSchema>} request */
  ask(request) {
    this.child.send(request);
  }

  memory() {
    return useOfTree(this.child.pid ?? 0);
  }

  async quit() {
    if (this.child.connected) this.ask({ act: 'quit' });
    await Promise.race([this.ended, delay(8_000).then(() => this.child.kill('SIGKILL'))]);
  }
}
