// @ts-check
import { spawnSync } from 'node:child_process';

/**
 * Runs npm to its end and throws when it fails. Its words go to stderr, because the stdout of our
 * own commands belongs to their result.
 *
 * @param {string[]} args
 * @param {{ cwd: string }} options
 */
export function runNpm(args, { cwd }) {
  // Under `npm run` this is the very npm the user called; on Windows it also spares us a shell.
  const script = process.env['npm_execpath'];
  const isScript = script !== undefined && /npm-cli\.c?js$/.test(script);
  const { status, error } = isScript
    ? spawnSync(process.execPath, [script, ...args], { cwd, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, {
        cwd,
        stdio: ['ignore', 2, 2],
        shell: process.platform === 'win32',
      });
  if (error) throw new Error(`npm could not be started: ${error.message}`);
  if (status !== 0) throw new Error(`npm ${args[0]} failed; its own message is above.`);
}
