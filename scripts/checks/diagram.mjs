// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { repositoryDirectory } from '../places.mjs';
import { runMain } from '../run-main.mjs';

const path = join(repositoryDirectory, 'docs/modules.md');
const head = `# Modules

Which folder imports which, generated from the code: \`npm run diagram\` writes it again, and \`npm run check\`
compares it. The rules behind it are in \`.dependency-cruiser.cjs\`; what the parts do is in
[architecture.md](architecture.md).
`;

// The generated part of the architecture: compared by default, written with --write.
await runMain(async () => {
  const text = await page();
  if (process.argv.includes('--write')) {
    writeFileSync(path, text);
    return 0;
  }
  if (readFileSync(path, 'utf8') === text) return 0;
  console.error('docs/modules.md is not what the code says now: npm run diagram');
  return 1;
});

async function page() {
  const cli = join(
    repositoryDirectory,
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  );
  const folders = '^src/(shared|preload|main/core/ports|renderer/src/features/[^/]+|[^/]+/[^/]+)';
  const args = ['src', '--exclude', '(\\.test\\.tsx?$|^test)', '--include-only', '^src'];
  const { status, stdout } = spawnSync(
    process.execPath,
    [cli, ...args, '--output-type', 'mermaid', '--collapse', folders],
    { cwd: repositoryDirectory, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) throw new Error('dependency-cruiser could not draw the modules.');
  const markdown = `${head}\n\`\`\`mermaid\n${stdout.trim()}\n\`\`\`\n`;
  return format(markdown, { ...(await resolveConfig(path)), parser: 'markdown' });
}
