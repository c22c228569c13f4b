import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { Failure } from '../say.mjs';

/** `{ name, uid, gid }` of every account of the machine. */
const accounts = () =>
  readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));

const ownerOf = (folder) => {
  const owner = statSync(folder, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? owner : null;
};

/**
 * The account that runs the database: PostgreSQL refuses root, so root hands it to the owner of an existing
 * cluster, else to `postgres` or `nobody`. Null means: the present user, nothing to change.
 */
export const databaseAccount = (cluster) => {
  if (process.getuid() !== 0) return null;
  const known = accounts();
  const owner = ownerOf(cluster);
  if (owner) return known.find(({ uid }) => uid === owner.uid) ?? { name: `uid ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  const found = ['postgres', 'nobody'].map((name) => known.find((account) => account.name === name)).find(Boolean);
  if (!found) throw new Failure('PostgreSQL does not run as root and this machine has neither a "postgres" nor a "nobody" account. Run as an ordinary user.');
  return found;
};

/** Options for `spawn` that make the child that account, in a folder it can certainly enter. */
export const as = (account) => ({ cwd: '/', ...(account && { uid: account.uid, gid: account.gid }) });

/** True when the account can pass through the folder. */
export const canEnter = (account, folder) => spawnSync('test', ['-x', folder], as(account)).status === 0;
