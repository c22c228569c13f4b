import { expect, it } from '@jest/globals';
import { accessKind, type AccessKind } from './access-kind.js';

it.each<[string, AccessKind]>([
  ['chart.read', 'read'],
  ['imports.list', 'read'],
  ['check-in-link.open', 'read'],
  ['appointment.calendar-file', 'read'],
  ['export.check-ins', 'given out'],
  ['disclosure.right-of-access', 'given out'],
  ['patient-plan.link', 'given out'],
  ['check-in-link.make', 'given out'],
  ['check-in.record', 'changed'],
  ['check-in-link.answer', 'changed'],
  ['something.new', 'changed'],
])('%s is told as %s', (action, kind) => {
  expect(accessKind(action)).toBe(kind);
});
