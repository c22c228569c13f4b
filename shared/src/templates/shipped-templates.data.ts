import { MODALITY_BY_ID } from '../catalogue/catalogue.js';
import { COCHRANE_EPIDURAL, COCHRANE_PSYCHOLOGICAL, GUIDE, SANABRIA_MAZO_2023 } from '../catalogue/guide-references.js';
import type { Source } from '../catalogue/modality.js';
import { courseOf } from '../plans/board.js';
import type { ShippedTemplate, TemplateCourse, TemplateStage } from './template.js';

const STAGES: readonly TemplateStage[] = [
  { name: 'Foundations', purpose: 'What makes everything else work' },
  { name: 'Build', purpose: 'Add one thing at a time, far enough apart to tell what helps' },
  { name: 'Maintain', purpose: 'Keep what helped' },
];
const [FOUNDATIONS, BUILD] = [0, 1];

/** A course with the catalogue's own dose, cadence and length, so that a template states no dose that the catalogue does not. */
const course = (modalityId: string, stage: number, startDay: number, more: Partial<TemplateCourse> = {}): TemplateCourse => {
  const modality = MODALITY_BY_ID.get(modalityId);
  if (modality === undefined) throw new RangeError(`The catalogue has no ${modalityId}`);
  const { steps, sessionsPerWeek, target, homePractice } = courseOf(modality, { id: '', stageId: '', startsOn: '2000-01-01' });
  const usual = { steps, sessionsPerWeek, target, homePractice, lengthDays: modality.usualLengthDays };
  return { key: modalityId, stage, modalityId, startDay, ...usual, successCriterion: '', backupModalityId: null, stopRule: '', rotatesFrom: null, ...more };
};

const guide: Source = { citation: GUIDE, verification: 'guide' };
const known = (citation: string): Source => ({ citation, verification: 'general-knowledge' });
const FINNERUP_2015 = 'Finnerup NB et al. Pharmacotherapy for neuropathic pain in adults. Lancet Neurol 2015;14:162–173 (PMC4493167)';
const THIRD_LESS = 'PEG down by 30 % when it is judged';

/**
 * Order sets that come with the product. They hold treatments and days only: whether they suit a patient is what the rules find
 * on the board. The days between starts are those of the rules, long enough to tell what helped.
 */
export const SHIPPED_TEMPLATES: readonly ShippedTemplate[] = [
  {
    id: 'low-back-foundations',
    name: 'Chronic low back pain: foundations',
    description: 'Without red flags or a nerve root under pressure. Movement and coping first, each judged before anything else is added.',
    sources: [
      guide,
      known('Hayden JA et al. Exercise therapy for chronic low back pain. Cochrane review 2021, CD009790'),
      known(SANABRIA_MAZO_2023),
      known('Qaseem A et al. Noninvasive treatments for low back pain. ACP guideline, Ann Intern Med 2017;166:514–530'),
    ],
    document: {
      stages: STAGES,
      courses: [
        // It ends when exercise has taken over: coping alone is too little where pain is moderate (SEQ-12).
        course('pne', FOUNDATIONS, 14, { lengthDays: 84, successCriterion: 'Can say in own words why hurt is not harm' }),
        course('pt_exercise', FOUNDATIONS, 42, { successCriterion: THIRD_LESS, backupModalityId: 'yoga' }),
        course('cbt', BUILD, 70, { successCriterion: 'Does what matters on bad days too', backupModalityId: 'act' }),
      ],
    },
  },
  {
    id: 'neuropathic',
    name: 'Neuropathic pain: one medicine, then coping',
    description: 'Painful neuropathy or pain after nerve injury. One first-line medicine to an adequate dose before the next is tried.',
    sources: [guide, known(FINNERUP_2015), known('Soliman N et al. Lancet Neurol 2025, as summarised by epocrates')],
    document: {
      stages: STAGES,
      courses: [
        course('duloxetine', FOUNDATIONS, 14, { successCriterion: THIRD_LESS, backupModalityId: 'gabapentin' }),
        course('pt_exercise', FOUNDATIONS, 56, { successCriterion: THIRD_LESS }),
        course('cbt', BUILD, 98, { backupModalityId: 'act' }),
      ],
    },
  },
  {
    id: 'fibromyalgia',
    name: 'Fibromyalgia: movement, sleep and coping',
    description: 'Widespread pain with poor sleep. Graded movement first; a medicine only when these are under way.',
    sources: [
      guide,
      known('Macfarlane GJ et al. EULAR revised recommendations for fibromyalgia. Ann Rheum Dis 2017;76:318–328'),
      known(COCHRANE_PSYCHOLOGICAL),
    ],
    document: {
      stages: STAGES,
      courses: [
        course('pt_exercise', FOUNDATIONS, 14, { successCriterion: THIRD_LESS, backupModalityId: 'aquatic' }),
        course('cbt_i', FOUNDATIONS, 42, { target: 'sleep', successCriterion: 'Sleep trouble down by 2 points' }),
        course('tai_chi', BUILD, 84, { backupModalityId: 'qigong' }),
        course('duloxetine', BUILD, 126, { successCriterion: THIRD_LESS, backupModalityId: 'amitriptyline' }),
      ],
    },
  },
  {
    id: 'after-epidural',
    name: 'Around an epidural steroid injection',
    description: 'Leg pain from a nerve root. A medicine and exercise first; the injection then opens a window of relief, and the exercise uses it.',
    sources: [guide, known(COCHRANE_EPIDURAL), known(FINNERUP_2015)],
    document: {
      stages: STAGES,
      courses: [
        course('duloxetine', FOUNDATIONS, 14, { successCriterion: THIRD_LESS, backupModalityId: 'nortriptyline' }),
        // Judged before the injection, and long enough for its window of relief (SEQ-07).
        course('pt_exercise', FOUNDATIONS, 42, { lengthDays: 140, successCriterion: THIRD_LESS }),
        course('esi', BUILD, 98, { successCriterion: 'Leg pain down by half at two weeks' }),
      ],
    },
  },
];
