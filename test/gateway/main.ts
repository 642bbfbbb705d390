import { startGateway, type Gateway } from './gateway';
import { addDemoTasks, type DemoTask } from './scenarios';

export interface Demo {
  readonly baseUrl: string;
  readonly key: string;
  readonly tasks: readonly DemoTask[];
  readonly gateway: Gateway;
}

/** Starts a double with the demonstration's tasks. The caller closes `gateway`. */
export async function startDemo(key = 'sk-demo-0123456789abcdef'): Promise<Demo> {
  const gateway = await startGateway({ key });
  return { baseUrl: gateway.baseUrl, key, tasks: addDemoTasks(gateway), gateway };
}

/** Prints one line of JSON and serves until the process is told to end. */
export async function main(): Promise<void> {
  const { gateway, ...line } = await startDemo();
  console.log(JSON.stringify(line));
  const end = (): void => void gateway.close();
  process.once('SIGINT', end).once('SIGTERM', end);
}
