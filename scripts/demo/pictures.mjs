// @ts-check
import { spawnSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a picture with 256 colours, a third of the size; the eye finds no difference in a window.
 *
 * @param {Buffer} png
 * @param {string} path
 */
export async function writePicture(png, path) {
  await mkdir(dirname(path), { recursive: true });
  const filter =
    'split[a][b];[a]palettegen=max_colors=256:stats_mode=full[p];[b][p]paletteuse=dither=none';
  ffmpeg(['-f', 'png_pipe', '-i', '-', '-vf', filter, '-pred', 'mixed', path], png);
}

/** @typedef {{ png: Buffer, atMs: number }} Frame */

/**
 * Writes frames as a GIF that goes on for ever, each as long as it stood.
 *
 * @param {Frame[]} frames
 * @param {number} endMs
 * @param {{ path: string, folder: string, width: number }} options
 */
export async function writeAnimation(frames, endMs, { path, folder, width }) {
  const lines = [];
  for (const [index, { png, atMs }] of frames.entries()) {
    const file = `${folder}/frame-${index}.png`;
    await writeFile(file, png);
    const untilMs = frames[index + 1]?.atMs ?? endMs;
    lines.push(`file '${file}'`, `duration ${((untilMs - atMs) / 1_000).toFixed(3)}`);
  }
  // The format forgets how long the last one stands unless it is named once more.
  lines.push(`file '${folder}/frame-${frames.length - 1}.png'`);
  const list = `${folder}/frames.txt`;
  await writeFile(list, lines.join('\n'));
  const filter =
    `scale=${width}:-1:flags=lanczos,split[a][b];[a]palettegen=max_colors=128:stats_mode=diff[p];` +
    '[b][p]paletteuse=dither=none:diff_mode=rectangle';
  await rm(path, { force: true });
  ffmpeg(['-f', 'concat', '-safe', '0', '-i', list, '-vf', filter, '-fps_mode', 'vfr', path]);
}

/** @param {string[]} args @param {Buffer} [input] */
function ffmpeg(args, input) {
  const { status, stderr, error } = spawnSync('ffmpeg', ['-y', '-loglevel', 'error', ...args], {
    input,
    maxBuffer: 2 ** 26,
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`ffmpeg could not make a picture: ${stderr.toString()}`);
}
