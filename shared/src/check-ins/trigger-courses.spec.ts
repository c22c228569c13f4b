import { describe, expect, it } from '@jest/globals';
import type { Modality } from '../catalogue/modality.js';
import { triggerCourses } from './trigger-courses.js';

const modality = (id: string, tags: readonly string[], flare: { from: number; to: number } | null): [string, Modality] => [
  id,
  {
    id,
    name: { en: `Name of ${id}`, es: '' },
    tags,
    flareDays: { value: flare, source: { citation: 'test', verification: 'computed' } },
  } as unknown as Modality,
];
const CATALOGUE = new Map([modality('epidural', ['procedure', 'neuraxial'], { from: 1, to: 7 }), modality('pill', ['systemic'], null)]);

describe('what the safety table sees of a course or a past treatment', () => {
  it.each([
    [
      'tags, name and expected flare of the catalogue',
      'epidural',
      { tags: ['procedure', 'neuraxial'], name: 'Name of epidural', flareDays: { from: 1, to: 7 } },
    ],
    ['a flare that the catalogue does not know is left to the tags', 'pill', { tags: ['systemic'], name: 'Name of pill' }],
    ['what is not in the catalogue carries no tag', 'herb', { tags: [] }],
    ['what is not matched carries no tag', null, { tags: [] }],
  ])('%s', (_case, modalityId, expected) => {
    expect(triggerCourses([{ id: 'c', modalityId, startedOn: '2026-01-01' }], CATALOGUE)).toEqual([{ id: 'c', startedOn: '2026-01-01', ...expected }]);
  });
});
