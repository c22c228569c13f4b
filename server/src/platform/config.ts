/** What the environment says; read once, at the door. */
export interface Config {
  readonly databaseUrl: string;
  readonly migrateUrl: string;
  readonly port: number;
  readonly host: string;
  readonly keyFile: string;
  readonly clientDir: string | null;
  /** Set by the launcher only, for the embedded database on loopback. */
  readonly demo: boolean;
  readonly withoutMfa: boolean;
  /** `https://…` in production; empty on loopback. */
  readonly publicOrigin: string;
}

const required = (env: NodeJS.ProcessEnv, name: string): string => {
  const value = env[name];
  if (!value) throw new Error(`Set ${name} before starting; see .env.example.`);
  return value;
};

/** Reads the environment; throws a sentence that says what to set. */
export const readConfig = (env: NodeJS.ProcessEnv): Config => {
  const demo = env['DEMO'] === '1';
  const withoutMfa = env['ALLOW_WITHOUT_MFA'] === '1';
  if (!demo && !withoutMfa) throw new Error('Sign-in has no second factor yet. Set ALLOW_WITHOUT_MFA=1 to accept that; every page will say so.');
  const databaseUrl = required(env, 'DATABASE_URL');
  return {
    databaseUrl,
    migrateUrl: env['MIGRATE_DATABASE_URL'] || databaseUrl,
    port: Number(env['PORT'] ?? 3000),
    host: demo ? '127.0.0.1' : (env['HOST'] ?? '0.0.0.0'),
    keyFile: required(env, 'KEY_FILE'),
    clientDir: env['CLIENT_DIR'] || null,
    demo,
    withoutMfa,
    publicOrigin: env['PUBLIC_ORIGIN'] ?? '',
  };
};
