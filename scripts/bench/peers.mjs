// @ts-check
import { join } from 'node:path';
import { measureCommand, measureElectron } from './measure.mjs';

/**
 * @typedef {object} Ground where a run happens
 * @property {string} baseUrl
 * @property {string} taskId
 * @property {string} folder a fresh one for the file
 * @property {string} userData a fresh one for the rest
 * @property {string[]} enter a command line to run it within
 * @property {string[]} electron the command line of Electron up to its entry
 * @property {string} entries the folder of the bundled entries
 * @property {number} memoryBytes how much memory is to be at hand
 * @property {boolean} [isProfiled]
 */

/** @typedef {{ name: string, run: (ground: Ground) => Promise<import('./measure.mjs').Run> }} Peer */

/** @param {Ground} ground */
const urlOf = ({ baseUrl, taskId }) => `${baseUrl}/videos/${taskId}/content`;

/** @param {string} entry @returns {Peer['run']} */
const inElectron = (entry) => (ground) =>
  measureElectron(
    [...ground.enter, ...ground.electron, join(ground.entries, `${entry}.js`)],
    ground,
  );

/** @type {Peer} */
export const ours = { name: 'DimiLinks Desktop', run: inElectron('ours') };

/** @type {Peer} */
export const oursProfiled = {
  name: 'DimiLinks Desktop, profiled',
  run: (ground) => ours.run({ ...ground, isProfiled: true }),
};

/** @type {Peer} */
export const electronDl = { name: 'electron-dl', run: inElectron('electron-dl') };

/** @type {Peer} */
export const curl = {
  name: 'curl',
  run: (ground) =>
    measureCommand(
      [
        ...ground.enter,
        ...['curl', '-sS', '-L', '-o', join(ground.folder, 'curl.mp4'), urlOf(ground)],
      ],
      ground,
    ),
};

/** @type {Peer} */
export const curlSynced = {
  name: 'curl, then sync',
  run: (ground) =>
    measureCommand(
      [
        ...ground.enter,
        ...['sh', '-c', 'curl -sS -L -o "$1" "$2" && sync "$1"', 'sh'],
        ...[join(ground.folder, 'curl.mp4'), urlOf(ground)],
      ],
      ground,
    ),
};

/**
 * @param {number} connections
 * @returns {Peer}
 */
export const aria2 = (connections) => ({
  name: `aria2c -x${connections}`,
  run: (ground) =>
    measureCommand(
      [
        ...ground.enter,
        ...['aria2c', '--quiet', '--no-conf', '--file-allocation=none', '-k1M'],
        ...[`-x${connections}`, `-s${connections}`, '-d', ground.folder, '-o', 'aria2.mp4'],
        urlOf(ground),
      ],
      ground,
    ),
});
