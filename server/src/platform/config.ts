/** How messages leave this installation; without an address of a provider none does. */
export interface Sending {
  /** `smtp://…`; empty = no e-mail. */
  readonly smtpUrl: string;
  readonly mailFrom: string;
  /** `https://…`; empty = no text messages. */
  readonly smsUrl: string;
  readonly smsToken: string;
}

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
  /** Whether this process does the work that nobody waits for; else `worker` does it. */
  readonly jobs: boolean;
  readonly sending: Sending;
}

/** A variable that has to be set; throws a sentence that names it. */
export const required = (env: NodeJS.ProcessEnv, name: string): string => {
  const value = env[name];
  if (!value) throw new Error(`Set ${name} before starting; see .env.example.`);
  return value;
};

/** Sign-in has one factor until the second is built: fine for a demo on loopback, to be accepted aloud elsewhere. */
const acceptsOneFactor = (env: NodeJS.ProcessEnv): boolean => {
  const accepted = env['ALLOW_WITHOUT_MFA'] === '1';
  if (!accepted && env['DEMO'] !== '1') throw new Error('Sign-in has no second factor yet. Set ALLOW_WITHOUT_MFA=1 to accept that; every page will say so.');
  return accepted;
};

/** Reads how messages are sent; throws a sentence that says what is missing. */
export const readSending = (env: NodeJS.ProcessEnv): Sending => {
  const { SMTP_URL: smtpUrl, MAIL_FROM: mailFrom, SMS_URL: smsUrl, SMS_TOKEN: smsToken, PUBLIC_ORIGIN } = { ...NOTHING_SENT, ...env };
  if (smtpUrl && !mailFrom) throw new Error('SMTP_URL is set, but MAIL_FROM is not: say whom the messages come from; see .env.example.');
  if ((smtpUrl || smsUrl) && !PUBLIC_ORIGIN) throw new Error('Messages hold links, so set PUBLIC_ORIGIN to the address that patients open; see .env.example.');
  return { smtpUrl, mailFrom, smsUrl, smsToken };
};

const NOTHING_SENT = { SMTP_URL: '', MAIL_FROM: '', SMS_URL: '', SMS_TOKEN: '', PUBLIC_ORIGIN: '' };
const DEFAULTS = { DEMO: '', PORT: '3000', HOST: '0.0.0.0', PUBLIC_ORIGIN: '', CLIENT_DIR: '', MIGRATE_DATABASE_URL: '', JOBS: '' };

/** Reads the environment; throws a sentence that says what to set. */
export const readConfig = (env: NodeJS.ProcessEnv): Config => {
  const withoutMfa = acceptsOneFactor(env);
  const databaseUrl = required(env, 'DATABASE_URL');
  const { PORT, HOST, PUBLIC_ORIGIN, CLIENT_DIR, MIGRATE_DATABASE_URL, DEMO, JOBS } = { ...DEFAULTS, ...env };
  const demo = DEMO === '1';
  return {
    databaseUrl,
    migrateUrl: MIGRATE_DATABASE_URL || databaseUrl,
    port: Number(PORT),
    host: demo ? '127.0.0.1' : HOST,
    keyFile: required(env, 'KEY_FILE'),
    clientDir: CLIENT_DIR || null,
    demo,
    withoutMfa,
    publicOrigin: PUBLIC_ORIGIN,
    jobs: JOBS !== 'worker',
    sending: readSending(env),
  };
};
