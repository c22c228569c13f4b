import type { Rule, Selector } from '../rules.js';
import { cited, GUIDE, OURS, rule, text } from './row.js';

const ANY: Selector = { any: [] };
const TREATMENT: Selector = { any: [], none: ['diagnostic', 'rescue'] };
/** Words of what may be the first layer of a plan: SEQ-02 lets all others wait for it. */
export const FOUNDATIONS = ['foundation', 'medication-optimisation', 'psychological', 'exercise', 'self-management', 'education', 'rehab'];
/** Classes of current medicines that are taken for pain. */
const PAIN_MEDICINES = ['medication-optimisation', 'snri', 'tca', 'gabapentinoid', 'nsaid', 'topical-nsaid', 'analgesic', 'muscle-relaxant', 'opioid'];

const BASELINE = { need: 'baseline', minDays: 14, painRecords: 4, otherRecords: 1, painPerWeek: 2 } as const;
const BASELINE_WHY = text(
  'Without a baseline nothing can be compared, and a start at a pain peak looks like an effect.',
  'Sin un periodo basal no hay con qué comparar, y empezar en un pico de dolor parece un efecto.',
);

export const SEQUENCE_RULES: readonly Rule[] = [
  rule('SCOPE', {
    kind: 'scope',
    severity: 'block',
    parameters: {
      outOfScope: {
        any: [{ age: { to: 17 } }, { condition: 'pregnancy' }, { condition: 'active-cancer' }, { condition: 'sickle-cell' }, { condition: 'palliative-care' }],
      },
      needsBirthDate: true,
    },
    rationale: text(
      'Staging by these rules was not made for people under 18, pregnancy, active cancer, sickle cell disease or palliative care.',
      'Estas reglas no se hicieron para menores de 18 años, embarazo, cáncer activo, enfermedad de células falciformes ni cuidados paliativos.',
    ),
    source: cited('CDC Clinical Practice Guideline for Prescribing Opioids, 2022 (exclusions); clinic default for age and pregnancy'),
  }),
  rule('CAUTION', {
    kind: 'caution',
    severity: 'block',
    parameters: { subject: ANY },
    rationale: text('The catalogue names a caution for this patient.', 'El catálogo indica una precaución para este paciente.'),
    source: cited('Treatment catalogue; each caution carries its own source'),
  }),
  rule('SEQ-01', {
    kind: 'composition',
    severity: 'warn',
    parameters: { ...BASELINE, subject: TREATMENT },
    rationale: BASELINE_WHY,
    source: GUIDE,
  }),
  rule('SEQ-01', {
    row: 'procedure',
    kind: 'composition',
    severity: 'block',
    parameters: { ...BASELINE, subject: { any: ['procedure'], none: ['diagnostic'] } },
    rationale: BASELINE_WHY,
    source: cited('Medicare coverage of epidural and facet procedures asks for baseline scales (L33906 summary)', 'verified'),
  }),
  rule('SEQ-02', {
    kind: 'requires',
    severity: 'warn',
    parameters: {
      subject: { any: [], none: [...FOUNDATIONS, 'rescue'] },
      needs: [
        {
          what: text('an optimised medicine', 'un medicamento optimizado'),
          of: { any: PAIN_MEDICINES },
          count: 1,
          lagDays: 28,
          orBenefit: true,
          apartDays: 0,
          reliefPercent: null,
          sameRegion: false,
        },
        {
          what: text('exercise, self-management or psychological treatment', 'ejercicio, autocuidado o tratamiento psicológico'),
          of: { any: ['psychological', 'exercise', 'self-management'] },
          count: 1,
          lagDays: 28,
          orBenefit: true,
          apartDays: 0,
          reliefPercent: null,
          sameRegion: false,
        },
      ],
      unlessHistory: null,
    },
    rationale: text(
      'Foundations come first; exercise counts, as ACP and NICE put it first.',
      'Primero las bases; el ejercicio cuenta, pues ACP y NICE lo ponen primero.',
    ),
    source: cited("The clinic's guide (medicines and psychological therapy first); ACP 2017 and NICE NG193 (exercise first)", 'guide'),
  }),
  rule('SEQ-03', {
    kind: 'spacing',
    severity: 'warn',
    parameters: { subject: TREATMENT, windows: [{ max: 1, days: 14 }], bundle: true },
    rationale: text(
      'Treatments that start together cannot be told apart, and they are a burden together.',
      'Los tratamientos que empiezan juntos no se distinguen, y juntos son una carga.',
    ),
    source: GUIDE,
    covers: ['SEQ-04'],
  }),
  rule('SEQ-03', {
    row: 'recommended',
    kind: 'spacing',
    severity: 'inform',
    parameters: {
      subject: TREATMENT,
      windows: [
        { max: 1, days: 28 },
        { max: 3, days: 84 },
      ],
      bundle: true,
    },
    rationale: text(
      'Four weeks between starts separate most effects; weekly starts hardly do.',
      'Cuatro semanas entre inicios separan casi todos los efectos; una semana casi no.',
    ),
    source: cited('Simulation of start gaps for this product; clinic default', 'computed'),
    covers: ['SEQ-04'],
  }),
  rule('SEQ-05', {
    kind: 'trial',
    severity: 'warn',
    parameters: { subject: { any: [], none: ['procedure', 'rescue'] }, expect: 'covered', graceDays: 0 },
    rationale: text('A treatment stopped before an adequate trial has not failed.', 'Un tratamiento suspendido antes de una prueba adecuada no ha fracasado.'),
    source: cited('Dworkin 2007 and NeuPSIG 2015 for medicines; the clinic’s guide for therapies'),
  }),
  rule('SEQ-06', {
    kind: 'trial',
    severity: 'inform',
    parameters: { subject: TREATMENT, expect: 'decision', graceDays: 0 },
    rationale: text('After its trial a treatment is continued, adjusted or stopped.', 'Tras la prueba, un tratamiento se continúa, se ajusta o se suspende.'),
    source: cited('Decision support with monitoring (Peterson 2018); deadline is a clinic default'),
  }),
  rule('SEQ-06', {
    row: 'overdue',
    kind: 'trial',
    severity: 'warn',
    parameters: { subject: TREATMENT, expect: 'decision', graceDays: 14 },
    rationale: text('The decision is more than two weeks overdue.', 'La decisión lleva más de dos semanas de retraso.'),
    source: cited('Decision support with monitoring (Peterson 2018); deadline is a clinic default'),
  }),
  rule('SEQ-07', {
    kind: 'pairing',
    severity: 'warn',
    parameters: { subject: { any: ['procedure'] }, window: 'modality', expect: 'partner', apartDays: 0 },
    rationale: text('A procedure opens a window; rehabilitation uses it.', 'Un procedimiento abre una ventana; la rehabilitación la aprovecha.'),
    source: GUIDE,
  }),
  rule('SEQ-08', {
    kind: 'pairing',
    severity: 'inform',
    parameters: { subject: { any: ['procedure'] }, window: 'modality', expect: 'apart', apartDays: 14 },
    rationale: text(
      'A procedure and its rehabilitation count as one start and are read together.',
      'Un procedimiento y su rehabilitación cuentan como un inicio y se leen juntos.',
    ),
    source: OURS,
  }),
  rule('SEQ-09', {
    kind: 'history',
    severity: 'block',
    parameters: { subject: ANY, expect: 'not-failed', failures: 1, forgottenAfterDays: 730 },
    rationale: text(
      'What failed an adequate trial, or was not tolerated, fails again unless something is different.',
      'Lo que fracasó en una prueba adecuada, o no se toleró, vuelve a fracasar si nada cambia.',
    ),
    source: GUIDE,
  }),
  rule('SEQ-10', {
    kind: 'history',
    severity: 'inform',
    parameters: { subject: ANY, expect: 'class-not-failed', failures: 2, forgottenAfterDays: null },
    rationale: text('After two failures in a class another class is more likely to help.', 'Tras dos fracasos en una clase, es más probable que ayude otra.'),
    source: cited('NICE CG173, as summarised by medicinesresources.nhs.uk', 'verified'),
  }),
  rule('SEQ-11', {
    kind: 'history',
    severity: 'inform',
    parameters: { subject: ANY, expect: 'trial-known', failures: 1, forgottenAfterDays: null },
    rationale: text(
      'An inadequate or unknown trial is not a failure; it is worth asking.',
      'Una prueba insuficiente o desconocida no es un fracaso; conviene preguntar.',
    ),
    source: GUIDE,
  }),
  rule('SEQ-12', {
    kind: 'composition',
    severity: 'warn',
    parameters: { need: 'company', only: 'behavioral', categories: 2, longerThanDays: 28, when: { painAtLeast: 4 }, medicines: { any: PAIN_MEDICINES } },
    rationale: text(
      'Psychological treatment changes interference and mood more than pain intensity; moderate pain needs a physical or medical partner.',
      'El tratamiento psicológico cambia más la interferencia y el ánimo que la intensidad; el dolor moderado necesita además un tratamiento físico o médico.',
    ),
    source: cited('Sanabria-Mazo 2023; Cochrane review of psychological therapies (small effect on pain)', 'verified'),
  }),
  rule('SEQ-13', {
    kind: 'composition',
    severity: 'warn',
    parameters: { need: 'company', only: null, categories: 2, longerThanDays: 56, when: { resistantAtLeast: 3 }, medicines: { any: PAIN_MEDICINES } },
    rationale: text('Treatment-resistant pain is treated from more than one side.', 'El dolor resistente se trata por más de un lado.'),
    source: cited("The clinic's guide; HHS task force 2019; VA/DoD stepped care", 'guide'),
  }),
  rule('SEQ-14', {
    kind: 'composition',
    severity: 'inform',
    parameters: { need: 'told-when-resistant', strictAtLeast: 3 },
    rationale: text(
      'Three or more categories without lasting relief: plan for a multimodal course.',
      'Tres o más categorías sin alivio duradero: conviene un plan multimodal.',
    ),
    source: GUIDE,
  }),
  rule('SEQ-20', {
    kind: 'repeat',
    severity: 'block',
    parameters: { subject: ANY, limit: 'modality', expect: 'limit' },
    rationale: text(
      'Repeat limits protect the patient, and coverage depends on them.',
      'Los límites de repetición protegen al paciente, y de ellos depende la cobertura.',
    ),
    source: cited('Repeat limits of each catalogue entry (Medicare coverage and clinic defaults)'),
  }),
  rule('SEQ-21', {
    kind: 'repeat',
    severity: 'block',
    parameters: { subject: ANY, limit: 'modality', expect: 'worked' },
    rationale: text(
      'A procedure is repeated only when the last one worked long enough.',
      'Un procedimiento se repite solo si el último funcionó el tiempo suficiente.',
    ),
    source: cited('L33906 summary (50 %); coverage rules for ablation'),
  }),
  rule('SEQ-22', {
    kind: 'requires',
    severity: 'block',
    parameters: {
      subject: { any: ['ablation'] },
      needs: [
        {
          what: text(
            'two diagnostic blocks with at least 80 % relief, 14 days apart',
            'dos bloqueos diagnósticos con al menos 80 % de alivio, separados 14 días',
          ),
          of: { any: ['diagnostic'] },
          count: 2,
          lagDays: 1,
          orBenefit: false,
          apartDays: 14,
          reliefPercent: 80,
          sameRegion: true,
        },
      ],
      unlessHistory: { any: ['ablation'] },
    },
    rationale: text('Ablation helps where two blocks have shown the source.', 'La ablación ayuda cuando dos bloqueos han mostrado el origen.'),
    source: cited('L38841; see also the consensus of Cohen 2020 on a single block'),
  }),
  rule('SEQ-23', {
    kind: 'repeat',
    severity: 'warn',
    parameters: {
      subject: { any: ['steroid'] },
      limit: { minGapDays: 14, max: { count: 6, windowDays: 365 }, perRegion: false, onlyIfRelief: null },
      expect: 'limit',
    },
    rationale: text(
      'Steroid from all sites adds up: adrenal suppression and bone.',
      'El corticoide de todas las zonas se suma: supresión suprarrenal y hueso.',
    ),
    source: OURS,
  }),
  rule('SEQ-27', {
    kind: 'composition',
    severity: 'warn',
    parameters: { need: 'stop-rule', grades: ['D', 'N'] },
    rationale: text(
      'A treatment without good evidence is tried with a rule for stopping.',
      'Un tratamiento sin buena evidencia se prueba con una regla para suspenderlo.',
    ),
    source: OURS,
  }),
  rule('SEQ-27', {
    row: 'better-first',
    kind: 'composition',
    severity: 'warn',
    parameters: { need: 'better-first', grades: ['D', 'N'], better: ['A', 'B'], categories: 2 },
    rationale: text('Options with good evidence come first.', 'Primero, las opciones con buena evidencia.'),
    source: OURS,
  }),
  rule('SEQ-30', {
    kind: 'composition',
    severity: 'warn',
    parameters: { need: 'goal', atLeast: 1, subject: ANY },
    rationale: text('A goal of the patient decides what counts as success.', 'Un objetivo del paciente decide qué cuenta como éxito.'),
    source: cited("The clinic's guide (beyond less pain); the G3002 descriptor requires goals", 'guide'),
  }),
  rule('DAY-01', {
    kind: 'composition',
    severity: 'warn',
    parameters: { need: 'not-past' },
    rationale: text(
      'A course becomes active only by a recorded start, never by the calendar.',
      'Un tratamiento empieza solo cuando se registra su inicio, nunca por el calendario.',
    ),
    source: OURS,
  }),
  rule('PREF-01', {
    kind: 'composition',
    severity: 'warn',
    parameters: { need: 'not-refused' },
    rationale: text('What the patient does not want is talked about before it is planned.', 'Lo que el paciente no desea se habla antes de planificarlo.'),
    source: OURS,
  }),
  rule('CAP-01', {
    kind: 'capacity',
    severity: 'inform',
    parameters: { subject: ANY, perWeek: 'agreed' },
    rationale: text('A plan that does not fit into the week is not followed.', 'Un plan que no cabe en la semana no se sigue.'),
    source: OURS,
  }),
];
