let out = process.stdout;

/** One line of progress for the person at the terminal. */
export const say = (line) => {
  out.write(`${line}\n`);
};

/** For commands whose standard output is their result. */
export const sayOnStderr = () => {
  out = process.stderr;
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
