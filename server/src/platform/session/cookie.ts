import type { FastifyReply } from 'fastify';

/** `__Host-` needs https; on loopback http the plain name is used. */
export const COOKIES = ['__Host-sid', 'sid'] as const;

export const setSessionCookie = (reply: FastifyReply, token: string, secure: boolean): void => {
  void reply.setCookie(secure ? COOKIES[0] : COOKIES[1], token, { path: '/', httpOnly: true, sameSite: 'strict', secure });
};

export const clearSessionCookie = (reply: FastifyReply, secure: boolean): void => {
  void reply.clearCookie(secure ? COOKIES[0] : COOKIES[1], { path: '/', httpOnly: true, sameSite: 'strict', secure });
  void reply.header('clear-site-data', '"cache", "cookies", "storage"');
};
