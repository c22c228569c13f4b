import { table } from '../platform/table.js';

export const CHECK_IN_TABLE = table('check_in', ['id'], {
  id: 'uuid', patientId: 'uuid', takenOn: 'date', pegPain: 'numeric?', pegEnjoyment: 'numeric?', pegActivity: 'numeric?', painNow: 'numeric?', painWorst: 'numeric?', sleep: 'numeric?', function: 'numeric?',
  phq4Items: 'ints', peg: 'numeric?', phq2: 'int?', gad2: 'int?', phq4: 'int?', adherence: 'json', sideEffects: 'json', redFlags: 'texts?', note: 'sealed', source: 'text', sourceSystem: 'text?', sourceId: 'text?',
  recordedAt: 'instant', recordedBy: 'uuid', enteredInErrorAt: 'instant?', enteredInErrorBy: 'uuid?', enteredInErrorReason: 'text?',
});
