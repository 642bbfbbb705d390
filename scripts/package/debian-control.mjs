// @ts-check

/**
 * @typedef {object} DebianPackage
 * @property {Record<string, string>} fields
 * @property {string[]} depends
 * @property {string[]} recommends
 * @property {{ from: string, to: string }[]} files
 * @property {Record<string, string>} scripts maintainer scripts by their name
 * @property {string} compression
 * @property {string} output
 */

/** What dpkg-deb calls the one compression that fpm has another name for. */
const compressions = /** @type {Record<string, string>} */ ({ gz: 'gzip' });
const flags = new Set(['--force']);
/** Words with a value that fpm takes and a Debian package has no field for. */
const ignored = new Set(['-s', '-t', '--license']);
const fields = /** @type {Record<string, string>} */ ({
  '--name': 'Package',
  '--version': 'Version',
  '--architecture': 'Architecture',
  '--maintainer': 'Maintainer',
  '--category': 'Section',
  '--deb-priority': 'Priority',
  '--url': 'Homepage',
  '--description': 'Description',
  '--vendor': 'Vendor',
});
const scripts = /** @type {Record<string, string>} */ ({
  '--after-install': 'postinst',
  '--after-remove': 'postrm',
});

/**
 * Reads the words that electron-builder would give fpm. An unknown one is an error: dropping it could
 * change what is installed.
 *
 * @param {readonly string[]} words
 * @returns {DebianPackage}
 */
export function readFpmWords(words) {
  /** @type {DebianPackage} */
  const wanted = {
    ...{ fields: {}, depends: [], recommends: [], files: [], scripts: {} },
    ...{ compression: 'xz', output: '' },
  };
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (flags.has(word)) continue;
    if (!word.startsWith('-')) {
      wanted.files.push(readMapping(word));
      continue;
    }
    const value = rest.shift() ?? '';
    const field = fields[word];
    const script = scripts[word];
    if (ignored.has(word)) continue;
    if (field !== undefined) wanted.fields[field] = value;
    else if (script !== undefined) wanted.scripts[script] = value;
    else if (word === '-d') wanted.depends.push(value);
    else if (word === '--deb-recommends') wanted.recommends.push(value);
    else if (word === '--deb-compression') wanted.compression = compressions[value] ?? value;
    else if (word === '--package') wanted.output = value;
    else throw new Error(`debian-package does not know ${word}`);
  }
  return wanted;
}

/** @param {string} word `source=target`, and `folder/=target` for what is in a folder */
function readMapping(word) {
  const cut = word.lastIndexOf('=');
  if (cut < 1) throw new Error(`debian-package does not know what to do with ${word}`);
  return { from: word.slice(0, cut).replace(/\/$/, ''), to: word.slice(cut + 1) };
}

/**
 * The package's control file.
 *
 * @param {DebianPackage} wanted
 * @param {number} bytes of all files
 */
export function controlFile({ fields: known, depends, recommends }, bytes) {
  const { Description = '', ...plain } = known;
  const [synopsis = '', ...more] = Description.split('\n');
  const lines = Object.entries(plain).map(([name, value]) => `${name}: ${value}`);
  lines.push(`Installed-Size: ${Math.ceil(bytes / 1024)}`);
  if (depends.length > 0) lines.push(`Depends: ${depends.join(', ')}`);
  if (recommends.length > 0) lines.push(`Recommends: ${recommends.join(', ')}`);
  lines.push(`Description: ${synopsis.trim()}`);
  // A line that does not begin with a space would be a field of its own.
  for (const line of more) lines.push(line.trim() === '' ? ' .' : ` ${line.trim()}`);
  return `${lines.join('\n')}\n`;
}
