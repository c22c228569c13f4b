import { run, say } from './say.mjs';
import { prepare } from './setup.mjs';

await run(async () => {
  await prepare({ build: true });
  say('Everything is built.');
});
