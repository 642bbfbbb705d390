import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const repository = resolve(import.meta.dirname, '../..');

export interface BuiltEntries {
  /** Holds `<name>.js` for each entry. */
  readonly folder: string;
  remove(): Promise<void>;
}

/** Bundles TypeScript entries (paths in the repository, by name) as the app's build does, so that a real process can run them. */
export async function buildEntries(
  entries: Readonly<Record<string, string>>,
): Promise<BuiltEntries> {
  const folder = await mkdtemp(join(tmpdir(), 'built-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: repository,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20.18',
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: {
        external: ['electron', 'keytar', '@photostructure/sqlite'],
        input: Object.fromEntries(
          Object.entries(entries).map(([name, path]) => [name, join(repository, path)]),
        ),
        output: { format: 'es', entryFileNames: '[name].js' },
        preserveEntrySignatures: 'strict',
      },
    },
  });
  // The native modules stay outside the bundle and are looked for beside it.
  await symlink(join(repository, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
