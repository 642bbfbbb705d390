// @ts-check

/**
 * @typedef {object} Tools what this machine has for making packages
 * @property {NodeJS.Platform} platform
 * @property {boolean} hasSevenZip
 * @property {boolean} hasDpkg
 * @property {boolean} canDownload whether electron-builder's own tools can be fetched
 */

/** @typedef {{ make: string[], leftOut: { target: string, reason: string }[] }} Targets */

const noDownload = 'its tools come from GitHub, which cannot be reached';

/**
 * Which packages of this system can be made here, and why not the others.
 *
 * @param {Tools} tools
 * @returns {Targets}
 */
export function targetsHere({ platform, hasSevenZip, hasDpkg, canDownload }) {
  const candidates =
    {
      linux: [
        {
          target: 'tar.gz',
          isPossible: hasSevenZip || canDownload,
          reason: '7za is not installed',
        },
        { target: 'zip', isPossible: hasSevenZip || canDownload, reason: '7za is not installed' },
        { target: 'deb', isPossible: hasDpkg, reason: 'dpkg-deb is not installed' },
        { target: 'AppImage', isPossible: canDownload, reason: noDownload },
      ],
      darwin: [
        { target: 'dmg', isPossible: canDownload, reason: noDownload },
        { target: 'zip', isPossible: canDownload, reason: noDownload },
      ],
      win32: [
        { target: 'nsis', isPossible: canDownload, reason: noDownload },
        { target: 'portable', isPossible: canDownload, reason: noDownload },
      ],
    }[/** @type {'linux'} */ (platform)] ?? [];
  return {
    make: candidates.filter(({ isPossible }) => isPossible).map(({ target }) => target),
    leftOut: candidates
      .filter(({ isPossible }) => !isPossible)
      .map(({ target, reason }) => ({ target, reason })),
  };
}
