// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { cacheDirectory } from '../places.mjs';

const places = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/local/bin/nginx'];

/**
 * An nginx to run; without one, Debian's package is unpacked into the cache. It is not installed,
 * because that would start a web server on this machine.
 */
export function nginxExecutable() {
  const installed = places.find((path) => existsSync(path));
  if (installed) return installed;
  const directory = join(cacheDirectory(), 'bench', 'nginx');
  const unpacked = join(directory, 'usr', 'sbin', 'nginx');
  if (existsSync(unpacked)) return unpacked;
  console.error('Fetching nginx from the system’s packages …');
  mkdirSync(directory, { recursive: true });
  const options = {
    cwd: directory,
    stdio: /** @type {import('node:child_process').StdioOptions} */ (['ignore', 2, 2]),
  };
  spawnSync('apt-get', ['download', '-qq', '-o', 'APT::Sandbox::User=root', 'nginx'], options);
  const archive = readdirSync(directory).find((name) => name.endsWith('.deb'));
  if (archive) spawnSync('dpkg', ['-x', archive, '.'], options);
  if (!existsSync(unpacked)) throw new Error('The benchmark needs nginx; please install it.');
  return unpacked;
}

/**
 * Serves the files of `directory` as results of finished tasks: `<name>.mp4` is what `<name>` made.
 *
 * @param {object} options
 * @param {string} options.directory
 * @param {number} options.port
 * @param {string} [options.bytesPerSecond] for each connection, as nginx writes it
 * @param {string[]} [options.enter] a command line to run it within
 */
export async function startNginx({ directory, port, bytesPerSecond = '0', enter = [] }) {
  const config = join(directory, `nginx-${port}.conf`);
  writeFileSync(config, configuration({ directory, port, bytesPerSecond }));
  const [command = '', ...args] = [...enter, nginxExecutable(), '-c', config, '-e', 'stderr'];
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 2] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  // In a network of its own it cannot be reached from here.
  if (enter.length > 0) await delay(500);
  else await reachable(port);
  if (child.exitCode !== null) throw new Error('nginx did not start; its own message is above.');
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** @param {number} port */
async function reachable(port) {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const isOpen = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () =>
        resolve(false),
      );
      socket.on('connect', () => socket.destroy());
    });
    if (isOpen) return;
    await delay(100);
  }
  throw new Error('nginx does not answer.');
}

/** @param {{ directory: string, port: number, bytesPerSecond: string }} options */
function configuration({ directory, port, bytesPerSecond }) {
  const body = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `  ${name}_temp_path ${directory}/nginx-${port}-${name};`)
    .join('\n');
  const finished =
    '{"data":{"id":"$id","task_id":"$id","status":"completed","progress":100,' +
    '"created_at":1777080000,"completed_at":1777080300}}';
  return `
daemon off;
worker_processes 1;
pid ${directory}/nginx-${port}.pid;
error_log stderr error;
${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 64; }
http {
${body}
  access_log off;
  sendfile on;
  tcp_nopush on;
  etag on;
  server {
    listen 127.0.0.1:${port};
    location = /v1/models { default_type application/json; return 200 '{}'; }
    location ~ ^/v1/tasks/(?<id>[a-z0-9_]+)$ { default_type application/json; return 200 '${finished}'; }
    location ~ ^/v1/videos/(?<id>[a-z0-9_]+)/content$ {
      types { }
      default_type video/mp4;
      limit_rate ${bytesPerSecond};
      alias ${directory}/$id.mp4;
    }
  }
}
`;
}
