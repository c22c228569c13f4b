/** Stops the server of this run and removes its folder. */
export default async function globalTeardown(): Promise<void> {
  await (globalThis as { e2eDatabase?: { stop: () => Promise<void> } }).e2eDatabase?.stop();
}
