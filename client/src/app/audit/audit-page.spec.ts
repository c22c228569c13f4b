import { afterEach, describe, expect, it } from '@jest/globals';
import type { AuditRow } from '@stagewell/shared/audit/audit-row';
import { violations } from '../../testing/axe';
import { openPage, problem, sessionOf } from '../../testing/page';
import { AUDIT_ROUTES } from './audit.routes';

const ROUTES = [{ path: 'audit', children: AUDIT_ROUTES }];
const row = (more: Partial<AuditRow> = {}): AuditRow => ({
  seq: 12,
  at: '2026-11-24T15:02:00Z',
  actorName: 'Hannah Osei',
  role: 'clinician',
  action: 'chart.read',
  object: 'patient',
  objectId: 'p1',
  patientId: 'p1',
  outcome: 'done',
  fields: [],
  ...more,
});

describe('the trail', () => {
  afterEach(() => document.body.replaceChildren());

  const open = async (url: string, rows: AuditRow[], next: string | null = null) => {
    const opened = await openPage(ROUTES, url, sessionOf('auditor'));
    const request = opened.asked('/api/audit');
    request.flush({ rows, next });
    await opened.settle();
    return { ...opened, request };
  };

  it('shows who did what, with refusals marked in words', async () => {
    const { page, text } = await open('/audit', [row({ outcome: 'refused', fields: ['stages', 'courses'] })]);
    for (const words of ['Hannah Osei', 'chart.read', 'Refused', 'stages, courses']) expect(text()).toContain(words);
    expect(await violations(page)).toEqual([]);
  });

  it('narrows to one patient and goes back in time by the address', async () => {
    const { request } = await open('/audit?patientId=p1&before=900', [row()]);
    expect(request.request.params.get('patientId')).toBe('p1');
    expect(request.request.params.get('before')).toBe('900');
  });

  it('leads to older rows by the cursor', async () => {
    const { button } = await open('/audit?patientId=p1', [row()], '11');
    expect(button('Older rows').getAttribute('href')).toBe('/audit?patientId=p1&before=11');
  });

  it('has words for an empty trail, for loading and for a failure', async () => {
    const { text } = await open('/audit', []);
    expect(text()).toContain('No rows here');
  });

  it('says that it loads and what failed', async () => {
    const { asked, settle, text } = await openPage(ROUTES, '/audit', sessionOf('auditor'));
    expect(text()).toContain('Loading the trail');
    asked('/api/audit').flush(problem(500, 'fault', { title: 'The trail could not be read' }), { status: 500, statusText: 'x' });
    await settle();
    expect(text()).toContain('The trail could not be read');
  });
});
