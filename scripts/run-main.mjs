// @ts-check

/**
 * Runs a command's main function: its number becomes the exit code, its error a plain message.
 *
 * @param {() => Promise<number | void>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    // The messages are written for people; a stack is only for whoever looks for a bug.
    const text = error instanceof Error ? error.message : String(error);
    console.error(process.env['DEBUG'] ? error : text);
    process.exitCode = 1;
  }
}
