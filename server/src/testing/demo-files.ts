import { createClinic } from '../clinics/create-clinic.js';
import { DEMO_CLINIC } from '../demo/people.js';
import { seedDemo } from '../demo/seed-demo.js';
import { DEMO_PASSWORD } from '../platform/session/session.controller.js';
import type { Person, TestApp } from './app.js';
import { urlFor } from './database.js';

export interface DemoFiles {
  /** A clinician of the demo clinic, on every care team by now. */
  readonly rivera: Person;
  /** The exported file of every patient, by story. */
  readonly files: ReadonlyMap<string, string>;
}

/** Makes the demo clinic and exports each of its patients. */
export const demoFiles = async (test: TestApp): Promise<DemoFiles> => {
  await createClinic(urlFor('postgres', test.database), DEMO_CLINIC);
  const { patients } = await seedDemo(test.app, () => undefined);
  const rivera = await test.as('rivera@demo.test', DEMO_PASSWORD);
  const files = new Map<string, string>();
  for (const [story, id] of patients) {
    await rivera.post(`/patients/${id}/care-team`, { reason: 'Sent the chart to another clinic' });
    const answer = await rivera.get(`/patients/${id}/export.fhir.json`);
    if (answer.status !== 200) throw new Error(`${story}: ${answer.status} ${answer.text}`);
    files.set(story, answer.text);
  }
  return { rivera, files };
};
