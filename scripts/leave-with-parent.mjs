// Loaded before a server that we start: when its parent was killed and could not say goodbye, it stops
// as if it had been asked to, so that the next start finds the port free.
const parent = process.ppid;

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
}, 250).unref();
