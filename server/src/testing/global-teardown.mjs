/** Stops the server of this run, when this run started it. */
export default async function globalTeardown() {
  await globalThis.testDatabase?.stop();
}
