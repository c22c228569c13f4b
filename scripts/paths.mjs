import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json; every other path starts here. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Everything that running the project leaves behind; git-ignored, safe to remove when nothing runs. */
export const STATE_DIR = join(ROOT, '.stagewell');

/** Node 24 as npm installed it; the machine's own Node may be older. */
export const NODE = join(ROOT, 'node_modules', '.bin', 'node');

/** The embedded database, unless the environment names another folder. */
export const DATA_DIR = join(STATE_DIR, 'data');

/** The keys that seal contacts and chain the audit trail: never inside the data folder, so that one stolen folder is not enough. */
export const KEY_FILE = join(STATE_DIR, 'keys.json');

export const CLIENT_DIR = join(ROOT, 'client', 'dist', 'browser');

/** Pictures that the journeys take, to be looked at; git-ignored. */
export const SCREENSHOTS = join(ROOT, '.screenshots');
