// @ts-check

/**
 * electron-builder's words for the place where the finished app looks for newer versions, from
 * `github:OWNER/REPOSITORY` or an address. Plain HTTP would let anybody on the way name another file and
 * its checksum, so it is taken for this machine alone.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function feedArguments(text) {
  const github = /^github:([\w.-]+)\/([\w.-]+)$/.exec(text);
  if (github !== null) {
    const [, owner = '', repository = ''] = github;
    return words({ provider: 'github', owner, repo: repository });
  }
  const url = URL.canParse(text) ? new URL(text) : null;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isHere(url.hostname));
  if (url === null || !isSafe || url.username !== '' || url.password !== '') {
    throw new Error(`Not a place for updates: ${text}`);
  }
  return words({ provider: 'generic', url: url.href });
}

/**
 * The place of the releases that this run is part of; null where there is none, or where nothing proves
 * whose the packages are: an unsigned program for Windows or macOS must not replace itself.
 *
 * @param {NodeJS.Platform} platform
 * @param {Readonly<Record<string, string | undefined>>} env
 */
export function feedOfRelease(platform, env) {
  const repository = env['GITHUB_REPOSITORY'] ?? '';
  const isSigned = platform === 'linux' || (env['CSC_LINK'] ?? '') !== '';
  return repository !== '' && isSigned ? `github:${repository}` : null;
}

/** @param {string} name */
const isHere = (name) => name === 'localhost' || name === '127.0.0.1' || name === '[::1]';

/** @param {Record<string, string>} publish */
const words = (publish) =>
  Object.entries(publish).map(([name, value]) => `-c.publish.${name}=${value}`);
