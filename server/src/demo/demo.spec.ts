import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import type { ClosureView } from '@stagewell/shared/clinics/closure';
import { addDays } from '@stagewell/shared/dates';
import { attainmentOn, MEANINGFUL_T_CHANGE } from '@stagewell/shared/goals/attainment';
import { judgeTreatment } from '@stagewell/shared/history/judge';
import { resistance } from '@stagewell/shared/history/resistance';
import type { PatientPage } from '@stagewell/shared/patients/patient';
import type { Chart } from '@stagewell/shared/plans/chart';
import { documentOf } from '@stagewell/shared/plans/sequencing-document';
import { attributionFor } from '@stagewell/shared/progress/attribution/chart-attribution';
import { progressOf, type ProgressView } from '@stagewell/shared/progress/summary';
import { reviewsOf } from '@stagewell/shared/reviews/derive';
import type { ReviewView } from '@stagewell/shared/reviews/review';
import type { TodayView } from '@stagewell/shared/reviews/today';
import { RULES } from '@stagewell/shared/sequencing/data/rule-set';
import { evaluate } from '@stagewell/shared/sequencing/evaluate';
import type { Evaluation, Finding } from '@stagewell/shared/sequencing/finding';
import type { TemplateView } from '@stagewell/shared/templates/template';
import type { WorklistPage } from '@stagewell/shared/worklist/worklist';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { verifyAll } from '../audit-verify.js';
import { RecordCheckInDto } from '../check-ins/check-in.dto.js';
import { createClinic } from '../clinics/create-clinic.js';
import { NewGoalRatingDto } from '../goals/goal-rating.dto.js';
import { NewPatientDto } from '../patients/patient.dto.js';
import { SECTION_DTOS } from '../patients/sections.dto.js';
import { DEMO_PASSWORD } from '../platform/session/session.controller.js';
import { KEYS, startApp, type TestApp } from '../testing/app.js';
import { urlFor } from '../testing/database.js';
import { closuresOn } from './closures.js';
import { DEMO_CLINIC, OTHER_CLINIC } from './people.js';
import { seedDemo, seedOtherClinic, storiesOn, type Seeded } from './seed-demo.js';
import { OTHER_STORIES, STORIES } from './stories/stories.js';

let test: TestApp;
let seeded: Seeded;
const cookies = new Map<string, string>();

const signIn = async (email: string): Promise<string> => {
  const answer = await test.anyone().post('/api/session').send({ email, password: DEMO_PASSWORD });
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
};
const read = async <T>(email: string, path: string): Promise<T> => {
  const cookie = cookies.get(email) ?? (await signIn(email));
  cookies.set(email, cookie);
  return (await test.anyone().get(`/api${path}`).set('cookie', cookie)).body as T;
};

const charts = new Map<string, Chart>();
const chartOf = async (key: string, email = 'rivera@demo.test'): Promise<Chart> => {
  const known = charts.get(key) ?? (await read<Chart>(email, `/patients/${seeded.patients.get(key)}`));
  charts.set(key, known);
  return known;
};
const progress = async (key: string): Promise<ProgressView> => progressOf(await chartOf(key), MODALITY_BY_ID);
const evaluation = async (key: string): Promise<Evaluation> => {
  const chart = await chartOf(key);
  if (chart.plan === null) throw new Error(`${key} has no plan`);
  return evaluate(documentOf(chart, chart.plan, MODALITY_BY_ID, chart.today), RULES);
};
const blocks = async (key: string): Promise<readonly Finding[]> => (await evaluation(key)).findings.filter(({ severity }) => severity === 'block');
const stat = (chart: Chart): readonly string[] =>
  chart.tasks.filter(({ state, priority }) => state === 'open' && priority === 'stat').map(({ triggerId }) => triggerId);

beforeAll(async () => {
  test = await startApp();
  for (const clinic of [DEMO_CLINIC, OTHER_CLINIC]) await createClinic(urlFor('postgres', test.database), clinic);
  const lines: string[] = [];
  seeded = await seedDemo(test.app, (line) => void lines.push(line));
  await seedOtherClinic(test.app, (line) => void lines.push(line));
  expect(lines).toHaveLength(STORIES.length + OTHER_STORIES.length);
}, 60_000);
afterAll(() => test.close());

describe('closures', () => {
  it.each([
    ['2026-05-04', ['2026-05-27', '2026-05-27'], ['2026-06-29', '2026-07-03'], ['2026-12-31', '2027-01-01']],
    ['2026-12-31', ['2027-01-27', '2027-01-27'], ['2027-03-01', '2027-03-05'], ['2026-12-31', '2027-01-01']],
  ])('seen from %s: a Wednesday, a week from Monday to Friday, the turn of the year', (today, ...days) => {
    expect(closuresOn(today).map(({ firstOn, lastOn }) => [firstOn, lastOn])).toEqual(days);
  });
});

describe('the stories before they are stored', () => {
  const today = '2026-05-04';
  const stories = [...storiesOn(today, STORIES), ...storiesOn(today, OTHER_STORIES)];
  const allowed = (dto: new () => object, body: object): object => ({
    body,
    problems: validateSync(plainToInstance(dto, body), { whitelist: true, forbidNonWhitelisted: true }),
  });

  it('are the same for the same day, and the same people a day later', () => {
    expect(storiesOn(today, STORIES)).toEqual(storiesOn(today, STORIES));
    const scores = (day: string): unknown => storiesOn(day, STORIES).map(({ checkIns }) => checkIns.map(({ input: { takenOn: _, ...answers } }) => answers));
    expect(scores(addDays(today, 1))).toEqual(scores(today));
  });

  it('have keys and record numbers of their own', () => {
    const keys = stories.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const numbers = storiesOn(today, STORIES).flatMap(({ arrives }) => (arrives.by === 'form' ? [arrives.patient.mrn] : []));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('hold only what a form could have sent', () => {
    const bodies = stories.flatMap(({ arrives, records, checkIns, ratings = [] }) => [
      ...(arrives.by === 'form' ? [allowed(NewPatientDto, arrives.patient)] : []),
      ...records.map(({ section, input }) => allowed(SECTION_DTOS[section], input)),
      ...checkIns.map(({ input }) => allowed(RecordCheckInDto, { ...input, adherence: [], sideEffects: [] })),
      ...ratings.map(({ goal: _, by: __, ...rating }) => allowed(NewGoalRatingDto, rating)),
    ]);
    expect(bodies.length).toBeGreaterThan(300);
    expect(bodies.filter((one) => (one as { problems: readonly object[] }).problems.length > 0)).toEqual([]);
  });

  it('lie in the past, except what is planned, and no scores come before the chart', () => {
    const strange = stories.flatMap(({ key, on, records, checkIns, plan }) => {
      const happened = [
        on,
        ...records.map((one) => one.on),
        ...(plan?.courses ?? []).flatMap(({ startedOn, ended }) => [startedOn, ended?.on].filter((day) => day !== null && day !== undefined)),
      ];
      const scored = checkIns.map(({ input }) => input.takenOn);
      return [...happened, ...scored]
        .filter((day) => day > today)
        .concat(scored.filter((day) => day < on))
        .map((day) => `${key} ${day}`);
    });
    expect(strange).toEqual([]);
  });
});

describe('the demo clinic', () => {
  it('has two sites, four people of each role, and its patients', async () => {
    const clinic = await read<{ sites: object[]; people: { roles: string[] }[] }>('rivera@demo.test', '/clinic');
    expect(clinic.sites).toHaveLength(2);
    for (const role of ['clinician', 'scheduler', 'admin', 'auditor']) expect(clinic.people.filter(({ roles }) => roles.includes(role))).toHaveLength(4);
    const all = await read<PatientPage>('rivera@demo.test', '/patients?limit=100');
    expect(all.rows).toHaveLength(STORIES.length);
    expect(all.rows.filter(({ onCareTeam }) => onCareTeam)).toHaveLength(15);
  });

  it('is not seen from the second clinic, nor the second from it, even by the same record number', async () => {
    const next = await read<PatientPage>('other@demo.test', '/patients?limit=100');
    expect(next.rows.map(({ familyName }) => familyName)).toEqual(['Castellanos', 'Ferreira']);
    expect((await read<PatientPage>('rivera@demo.test', '/patients?search=H-10021')).rows.map(({ familyName }) => familyName)).toEqual(['Nwosu']);
    expect(await read('other@demo.test', `/patients/${seeded.patients.get('responder')}`)).toMatchObject({ status: 404 });
  });

  it('is closed on some days to come, one site by itself; the clinic next door is not', async () => {
    const closures = await read<readonly ClosureView[]>('rivera@demo.test', '/clinic/closures');
    expect(closures.map(({ reason }) => reason).toSorted()).toEqual(['New Year', 'New floors in the treatment rooms', 'Staff training']);
    expect(closures.filter(({ siteId, firstOn }) => siteId !== null && firstOn > seeded.today)).toHaveLength(1);
    expect(new Set(closures.map(({ createdByName }) => createdByName))).toEqual(new Set(['Grace Adeyemi']));
    expect(await read('other@demo.test', '/clinic/closures')).toEqual([]);
  });

  it('has goals that were rated twice, better the second time, and one template of its own', async () => {
    const { goals, goalRatings, today } = await chartOf('responder');
    expect(goalRatings).toHaveLength(4);
    expect(attainmentOn(goals, goalRatings, addDays(today, -50))).toMatchObject({ kind: 'score', goals: 2 });
    const [then, now] = [addDays(today, -50), today].map((day) => attainmentOn(goals, goalRatings, day));
    expect(now?.kind === 'score' && then?.kind === 'score' && now.t - then.t).toBeGreaterThan(MEANINGFUL_T_CHANGE);
    const templates = await read<readonly TemplateView[]>('rivera@demo.test', '/templates');
    expect(templates.map(({ document }) => document.courses.map(({ modalityId }) => modalityId))).toEqual([['duloxetine', 'pt_exercise', 'cbt']]);
  });

  it('has a trail that is whole', async () => {
    const checks = await verifyAll(urlFor('postgres', test.database), KEYS);
    expect(checks.filter(({ brokenAt }) => brokenAt !== null)).toEqual([]);
    expect(Math.max(...checks.map(({ events }) => events))).toBeGreaterThan(400);
  });

  it('has a list that lives for the desk, clinicians and administrators: tried, shared out, put aside, one escalated', async () => {
    const desk = await read<WorklistPage>('brooks@demo.test', '/worklist?limit=100');
    expect(desk.counts.overdue + desk.counts.due).toBeGreaterThan(3);
    expect(desk).toMatchObject({ aside: 1, counts: { 'no-deadline': 1 } });
    expect(desk.escalated).toBeGreaterThan(0);
    expect(desk.rows.filter(({ attempts }) => attempts > 0).length).toBeGreaterThan(0);
    expect(desk.rows.filter(({ assignedToName }) => assignedToName === 'Tamika Brooks').length).toBeGreaterThan(0);
    expect(desk.rows.some(({ contact }) => contact.doNotContact)).toBe(true);
    expect(desk.rows.some(({ detail, what }) => detail !== '' && what !== 'Errand')).toBe(false);
    for (const email of ['rivera@demo.test', 'adeyemi@demo.test']) expect((await read<WorklistPage>(email, '/worklist')).rows.length).toBeGreaterThan(0);
  });

  it('gives every clinician something to do', async () => {
    for (const email of ['rivera@demo.test', 'okoye@demo.test']) {
      const today = await read<TodayView>(email, '/today');
      expect(today.drafts.length).toBeGreaterThan(0);
    }
    expect((await read<TodayView>('rivera@demo.test', '/today')).toComplete).toEqual([
      expect.objectContaining({ patientName: expect.stringMatching(/^Quispe/), count: 5 }),
    ]);
  });
});

describe('each story is what it says', () => {
  it('the responder reads responder, with its interval and both n', async () => {
    const { overall, baseline, courses } = await progress('responder');
    expect(baseline).toMatchObject({ locked: true, quality: 'good' });
    if (overall.label === 'not-assessable') throw new Error(overall.sentence);
    expect(overall.label).toBe('responder');
    expect(overall.change.percent).toBeLessThanOrEqual(-30);
    expect(overall.change.interval.high).toBeLessThan(0);
    expect(overall.change.before.n).toBeGreaterThanOrEqual(4);
    expect(overall.change.now.n).toBeGreaterThanOrEqual(3);
    expect(overall.supporting).toEqual(expect.arrayContaining(['sleep', 'function']));
    expect(overall.sentence).toMatch(/^Responder\. PEG .*90 % interval/);
    expect(courses.map(({ response }) => response.label)).not.toContain('not-assessable');
  });

  it('the responder was activated under the rules, with starts at least 28 days apart', async () => {
    const { plan } = await chartOf('responder');
    const starts = (plan?.courses ?? []).flatMap(({ startedOn }) => startedOn ?? []).toSorted();
    expect(plan?.state).toBe('active');
    expect(starts).toHaveLength(3);
    starts.slice(1).forEach((day, at) => expect(day >= addDays(starts[at] ?? '', 28)).toBe(true));
  });

  it('every plan that runs has the reviews it calls for, and no other', async () => {
    const running = (await Promise.all([...seeded.patients.keys()].map((key) => chartOf(key)))).flatMap(({ plan }) => (plan?.activatedOn ? [plan] : []));
    expect(running.length).toBeGreaterThan(3);
    for (const plan of running) {
      const kept = (await read<readonly ReviewView[]>('rivera@demo.test', `/plans/${plan.id}/reviews`)).filter(({ state }) => state !== 'cancelled');
      // The windows are clinical; which day of them is the target depends on when the clinic is open.
      expect(kept.map(({ key, earliest, latest }) => [key, earliest, latest]).toSorted()).toEqual(
        reviewsOf({ ...plan, catalogue: MODALITY_BY_ID, rules: RULES, today: (await chartOf('responder')).today })
          .map(({ key, earliest, latest }) => [key, earliest, latest])
          .toSorted(),
      );
    }
  });

  it('plans were signed where the rules ask for it: a warning acknowledged, an unknown accepted', async () => {
    const decisions = [...((await chartOf('non-responder')).plan?.signatures ?? []), ...((await chartOf('overdue')).plan?.signatures ?? [])];
    expect(decisions.map(({ ruleId, decision }) => [ruleId.split(':').slice(0, 2).join(':'), decision])).toEqual([
      ['DDI-49', 'acknowledge'],
      ['CAUTION:nortriptyline', 'accept-unknown'],
      ['DDI-23', 'accept-unknown'],
    ]);
    expect(decisions.every(({ reason }) => reason.length > 20)).toBe(true);
  });

  it('an override ends in a few days, what was accepted as unknown has ended, and Today tells whoever cares for the patient', async () => {
    const { plan } = await chartOf('at-risk');
    expect(plan?.signatures.filter(({ decision }) => decision === 'override')).toMatchObject([
      { ruleId: 'DDI-05', reasonCode: 'corrected-elsewhere', expiresOn: addDays(seeded.today, 3), byPrescriber: true },
    ]);
    const [rivera, okoye] = await Promise.all(['rivera@demo.test', 'okoye@demo.test'].map((email) => read<TodayView>(email, '/today')));
    expect(rivera?.signatures).toContainEqual(expect.objectContaining({ planId: plan?.id, ended: 0, ending: 1, firstOn: addDays(seeded.today, 3) }));
    expect(okoye?.signatures).toContainEqual(expect.objectContaining({ planId: (await chartOf('overdue')).plan?.id, ended: 2, ending: 0 }));
  });

  it('the start that nobody recorded is snoozed, with a reason, and comes back', async () => {
    const { plan } = await chartOf('overdue');
    const [snooze] = plan?.snoozes ?? [];
    const { findings } = await evaluation('overdue');
    expect(findings.filter(({ fingerprint }) => fingerprint === snooze?.fingerprint).map(({ ruleId }) => ruleId)).toEqual(['DAY-01']);
    expect(snooze).toMatchObject({ untilOn: addDays(seeded.today, 5), reasonCode: 'next-visit', severity: 'warn' });
  });

  it('the non-responder took and did everything, and nothing changed', async () => {
    const { overall, courses } = await progress('non-responder');
    expect(overall.label).toBe('non-responder');
    expect(courses.map(({ response }) => response.label)).toEqual(['non-responder', 'non-responder']);
    for (const { adherence } of courses) expect(adherence?.percent).toBeGreaterThanOrEqual(80);
  });

  it('what coincides with what is named: helping, unlikely to help, fading, and "cannot tell" where two began together', async () => {
    const named = async (key: string, measure: 'peg' | 'pain' = 'peg') => {
      const { courses } = attributionFor(await chartOf(key), MODALITY_BY_ID, measure).attribution;
      return courses.map(({ name, verdict, effect, n }) => {
        expect(effect.interval.low).toBeLessThan(effect.interval.high);
        expect(Math.min(n.before, n.since)).toBeGreaterThanOrEqual(2);
        return [name, verdict];
      });
    };
    expect(await named('responder')).toContainEqual(['Duloxetine', 'likely-helping']);
    expect((await named('non-responder')).map(([, verdict]) => verdict)).toEqual(['unlikely-to-help', 'unlikely-to-help']);
    expect(await named('diminishing-returns')).toContainEqual(['Duloxetine', 'fading']);
    expect(await named('started-together')).toContainEqual(['Cognitive behavioral therapy for pain (CBT)', 'cannot-tell']);
  });

  it('began together: better as a whole, and no course of it is given the credit', async () => {
    const { overall, courses } = await progress('started-together');
    expect(overall.label).toBe('responder');
    expect(courses.map(({ response }) => response.label)).toEqual(['not-assessable', 'not-assessable']);
    expect(courses.map(({ response }) => response.sentence).join(' ')).toMatch(/within a week of.*within a week of/);
  });

  it('diminishing returns: half of the gain is gone at the same dose', async () => {
    const { notices, courses } = await progress('diminishing-returns');
    expect(notices.map(({ kind }) => kind)).toContain('diminishing-returns');
    expect(['responder', 'substantial']).toContain(courses.find(({ name }) => name === 'Duloxetine')?.response.label);
  });

  it('inadequate trials: resistant by his account, not by the trials', async () => {
    const { history } = await chartOf('inadequate-trials');
    const { strict, lenient, verdict } = resistance(history, MODALITY_BY_ID, seeded.today);
    expect(strict).toBe(0);
    expect(verdict).not.toBe('resistant');
    expect(lenient).toBeGreaterThanOrEqual(3);
    const verdicts = history.map((one) => judgeTreatment(one, MODALITY_BY_ID.get(one.modalityId ?? '') ?? null, seeded.today).adequacy);
    expect(new Set(verdicts)).toEqual(new Set(['inadequate', 'unknown']));
  });

  it('the contraindication blocks: kidneys, and an unsigned draft', async () => {
    const { plan } = await chartOf('contraindication');
    expect(plan).toMatchObject({ state: 'draft', signatures: [] });
    const blocked = (await blocks('contraindication')).flatMap(({ courseIds }) => courseIds);
    const of = (modalityId: string): string => plan?.courses.find((one) => one.modalityId === modalityId)?.id ?? '';
    expect(blocked).toEqual(expect.arrayContaining([of('duloxetine'), of('naproxen')]));
    expect(blocked).not.toContain(of('pt_exercise'));
  });

  it('overdue: five weeks of silence and a start that nobody recorded', async () => {
    const { checkIns, plan } = await chartOf('overdue');
    expect(plan?.state).toBe('active');
    expect((checkIns.at(-1)?.takenOn ?? '') <= addDays(seeded.today, -35)).toBe(true);
    expect((await evaluation('overdue')).findings.map(({ ruleId }) => ruleId)).toContain('DAY-01');
  });

  it('the veteran: ketamine for CRPS stands in a draft', async () => {
    const { patient, plan, conditions } = await chartOf('veteran');
    expect(patient.serviceStatus).toBe('veteran');
    expect(conditions.flatMap(({ flags }) => flags ?? [])).toContain('crps');
    expect(plan?.courses.map(({ modalityId }) => modalityId)).toContain('ketamine_iv');
  });

  it('payers: a referral of the veteran ends within two weeks, and the epidural waits for its answer', async () => {
    const [veteran, resistant] = [await chartOf('veteran'), await chartOf('treatment-resistant')];
    expect(veteran.authorisations).toMatchObject([{ state: 'granted', courseId: null, expiresOn: addDays(veteran.today, 12) }]);
    expect(veteran.serviceProofs).toMatchObject([{ service: 'veteran' }]);
    expect(resistant.authorisations).toMatchObject([{ state: 'requested', modalityId: 'esi', requestedOn: resistant.today }]);
  });

  it('at risk: warning signs of today are an open STAT task', async () => {
    const chart = await chartOf('at-risk');
    expect(chart.checkIns.at(-1)?.takenOn).toBe(seeded.today);
    expect(stat(chart)).toEqual(['SAF-02']);
  });

  it('nobody else has an open STAT task', async () => {
    const others = STORIES.filter(({ key }) => key !== 'at-risk').map(({ key }) => key);
    const today = await read<TodayView>('rivera@demo.test', '/today');
    expect(others.length).toBeGreaterThan(10);
    expect(today.tasks.filter(({ priority }) => priority === 'stat')).toHaveLength(1);
  });

  it('opioid and benzodiazepine from before warn, marked as inherited, and block nothing', async () => {
    const { findings } = await evaluation('inherited-interaction');
    expect(findings).toContainEqual(expect.objectContaining({ ruleId: 'DDI-01', inherited: true, severity: 'warn' }));
    expect(findings.filter(({ severity }) => severity === 'block')).toEqual([]);
  });

  it('treatment-resistant by the strict count, with an epidural and its exercise in a draft', async () => {
    const { history, plan } = await chartOf('treatment-resistant');
    expect(resistance(history, MODALITY_BY_ID, seeded.today)).toMatchObject({ strict: 4, verdict: 'resistant' });
    expect(plan?.state).toBe('draft');
    const rules = (await evaluation('treatment-resistant')).findings.map(({ ruleId }) => ruleId);
    expect(rules).toContain('SEQ-14');
    expect(rules).not.toContain('SEQ-07');
    expect(await blocks('treatment-resistant')).toEqual([]);
  });

  it('pregnancy: checked in, and out of the scope of the rules', async () => {
    const chart = await chartOf('pregnancy');
    expect(chart.plan).toBeNull();
    expect(chart.checkIns.length).toBeGreaterThan(4);
    const empty = { title: 'None', stages: [], courses: [], urgentReason: '' };
    expect(evaluate(documentOf(chart, empty, MODALITY_BY_ID, seeded.today), RULES).findings.map(({ ruleId }) => ruleId)).toContain('SCOPE');
  });

  it('the new referral came from another system, speaks Spanish, and waits to be completed', async () => {
    const { patient, history, checkIns, conditions } = await chartOf('new-referral');
    expect(patient).toMatchObject({ source: 'import', language: 'es', interpreter: true });
    expect(history.filter(({ toBeCompleted }) => toBeCompleted)).toHaveLength(5);
    expect(conditions.filter(({ flags }) => flags === null)).toHaveLength(1);
    expect(checkIns).toEqual([]);
  });
});
