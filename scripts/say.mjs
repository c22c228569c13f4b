/** One line of progress for the person at the terminal. */
export const say = (line) => {
  process.stdout.write(`${line}\n`);
};

/** A failure that has a sentence for the person at the terminal; no stack trace is shown for it. */
export class Failure extends Error {}

/**
 * Runs the main function of a script: a Failure becomes its sentence and exit code 1,
 * anything else keeps its stack, because nobody foresaw it.
 */
export const run = async (main) => {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`\n${error instanceof Failure ? error.message : error.stack}\n`);
    process.exitCode = 1;
  }
};
