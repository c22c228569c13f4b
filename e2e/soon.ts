/**
 * What is read once it is as it should be, or what it still was after ten seconds: the page draws a moment after a click has
 * ended, so a value read at once may be the one before. The test expects the result, so a value that never comes fails by name.
 */
export const soon = async <T>(read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> => {
  const end = Date.now() + 10_000;
  let value = await read();
  while (!holds(value) && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 25));
    value = await read();
  }
  return value;
};
