import { drive } from './load.mjs';
import { databaseMs, processMs, residentMb } from './machine.mjs';
import { warmUp } from './servers.mjs';

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** One round: answers per second and processor time of the server and of PostgreSQL. */
const round = async ({ server, postmaster, next, connections, ms }) => {
  const before = [processMs(server.pid), databaseMs(postmaster)];
  const { latencies, seconds, bytes } = await drive({ port: server.port, connections, ms, next });
  return {
    latencies,
    seconds,
    bytes,
    serverMs: processMs(server.pid) - before[0],
    databaseMs: databaseMs(postmaster) - before[1],
    resident: residentMb(server.pid).now,
  };
};

const sum = (rounds, name) => rounds.reduce((total, one) => total + one[name], 0);

const summary = (rounds) => {
  const latencies = rounds.flatMap((one) => one.latencies).toSorted((a, b) => a - b);
  return {
    answers: latencies.length,
    perSecond: latencies.length / sum(rounds, 'seconds'),
    median: quantile(latencies, 0.5),
    p95: quantile(latencies, 0.95),
    serverMs: sum(rounds, 'serverMs') / latencies.length,
    databaseMs: sum(rounds, 'databaseMs') / latencies.length,
    bytes: rounds[0].bytes,
    resident: Math.max(...rounds.map(({ resident }) => resident)),
    // The spread between rounds says how far to trust the figure.
    rounds: rounds.map((one) => one.latencies.length / one.seconds),
  };
};

/**
 * Measures one work on both servers, in turn and turned round each time, so that a busy minute of the machine meets both.
 * @returns {Promise<{ work: string, connections: number, product: ReturnType<typeof summary>, raw: ReturnType<typeof summary> }>}
 */
export const measure = async ({ work, servers, postmaster, connections, ms, rounds }) => {
  const taken = { product: [], raw: [] };
  for (let turn = 0; turn < rounds; turn++) {
    for (const name of turn % 2 === 0 ? ['product', 'raw'] : ['raw', 'product']) {
      taken[name].push(await round({ server: servers[name], postmaster, next: work[name], connections, ms }));
    }
  }
  return { work: work.name, goal: work.goal, connections, product: summary(taken.product), raw: summary(taken.raw) };
};

export const warm = async (works, servers) => {
  for (const work of works) for (const name of ['product', 'raw']) await warmUp(servers[name].port, work[name]);
};
