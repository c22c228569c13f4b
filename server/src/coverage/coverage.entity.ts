import { table, type Kind, type Table } from '../platform/table.js';

const REMOVABLE: Readonly<Record<string, Kind>> = {
  version: 'int',
  createdBy: 'uuid',
  enteredInErrorAt: 'instant?',
  enteredInErrorBy: 'uuid?',
  enteredInErrorReason: 'text?',
};
const term = (name: string, fields: Readonly<Record<string, Kind>>): Table => table(name, ['id'], { id: 'uuid', ...fields, ...REMOVABLE });
const IN_FORCE = { startsOn: 'date', endsOn: 'date?' } as const;

export const PAYER_TABLE = term('payer', { name: 'text', aliases: 'texts', kind: 'text' });
export const BENEFIT_TABLE = term('benefit', {
  ...{ payerId: 'uuid', plan: 'text', treatments: 'texts', covers: 'text', leadDays: 'int?', visitLimit: 'json?' },
  ...{ copayCents: 'int?', coinsurancePercent: 'int?', note: 'text', ...IN_FORCE },
});
export const PRICE_TABLE = term('price', { siteId: 'uuid?', modalityId: 'text', cents: 'int', per: 'text', ...IN_FORCE });
export const DISCOUNT_TABLE = term('discount', { name: 'text', percent: 'int', services: 'texts', treatments: 'texts', needsProof: 'boolean', ...IN_FORCE });
export const SERVICE_PROOF_TABLE = term('service_proof', { patientId: 'uuid', service: 'text', document: 'text', seenOn: 'date', expiresOn: 'date?' });
export const AUTHORISATION_TABLE = table('authorisation', ['id'], {
  ...{ id: 'uuid', patientId: 'uuid', coverageId: 'uuid', modalityId: 'text', courseId: 'uuid?', state: 'text', neededOn: 'date', requestedOn: 'date?' },
  ...{ decidedOn: 'date?', number: 'text', startsOn: 'date?', expiresOn: 'date?', sessions: 'int?', note: 'text', version: 'int', createdBy: 'uuid' },
});
