import { pino, type Logger } from 'pino';

export const LOGGER = Symbol('LOGGER');

/** An allow-list logger: route pattern, ids, status, milliseconds. Never bodies, query strings or SQL parameters. */
export const createLogger = (level: string): Logger => pino({ level, base: null });
