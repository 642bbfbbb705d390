// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { demoWorld } from './world.mjs';

// For a person: the window stays open until it is closed.
const { demo, folder, executablePath, args, env } = await demoWorld();
console.log('The demonstration’s tasks:');
for (const { id, shows } of demo.tasks) console.log(`  ${id.padEnd(16)} ${shows}`);
console.log(`Files are saved in ${folder}. Close the window to end.`);
const app = spawn(executablePath, [...args, ...demo.tasks.map(({ id }) => id)], {
  env,
  stdio: ['ignore', 'ignore', 'inherit'],
});
const [code] = await once(app, 'exit');
await demo.gateway.close();
process.exit(code ?? 1);
