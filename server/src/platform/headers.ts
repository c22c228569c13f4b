import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** The one style attribute that a page sets: the chart library hides its pointer area with it. */
const CHART_POINTER_AREA = `'sha256-aMqEn2TjFTa4fPKEXLN7OfV3ni2525REsIUI4/tgmhg='`;

/** The page's own policy; `nonce` is made anew for every page. */
export const pagePolicy = (nonce: string): string =>
  [
    `default-src 'none'`,
    `script-src 'self'`,
    `worker-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-hashes' ${CHART_POINTER_AREA}`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `form-action 'self'`,
    `base-uri 'self'`,
    `frame-ancestors 'none'`,
    `object-src 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types angular angular#bundler stagewell#stager`,
  ].join('; ');

const FIXED: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/** Answers of the API are data: a browser that opens one may do nothing with it. */
const DATA_POLICY = `default-src 'none'; frame-ancestors 'none'`;
/** The page that shows the API's description draws its own styles. */
const DOCS_POLICY = `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'`;
const policyOf = (url: string): string => (url.startsWith('/api/docs') ? DOCS_POLICY : DATA_POLICY);

/** Headers of every answer; what the API says is never kept by a browser. */
export const protect = (fastify: FastifyInstance): void => {
  fastify.addHook('onRequest', async (request, reply: FastifyReply) => {
    void reply.headers(FIXED);
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store').header('content-security-policy', policyOf(request.url));
    if (request.protocol === 'https') void reply.header('strict-transport-security', 'max-age=63072000; includeSubDomains');
  });
};

export const nonce = (): string => randomBytes(16).toString('base64');
