// Joins the database of the folder given, says so in one line of JSON, and stays until it is told to stop.
import { startDatabase } from '../database.mjs';

const { socketDir, port, startedByUs, stop } = await startDatabase({ dataDir: process.argv[2], settings: { fsync: 'off' } });
process.stdout.write(`${JSON.stringify({ socketDir, port, startedByUs })}\n`);
const alive = setInterval(() => undefined, 60_000);
process.once('SIGTERM', () => {
  clearInterval(alive);
  return stop();
});
