/** Stops the server of this run, when this run started it. */
export default async function globalTeardown(): Promise<void> {
  await (globalThis as { testDatabase?: { stop: () => Promise<void> } }).testDatabase?.stop();
}
