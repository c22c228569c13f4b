import type { Modality } from '../modality.js';
import { NOT_STATED_YET, PLAIN_GENERAL } from '../not-stated.js';
import { GUIDE } from '../guide-references.js';
import { CITE } from '../review-defaults.js';
import { days, kernel, known, prior, sideEffect, source, text } from '../sourced.js';

const ROW = 'Shared row of the behavioral siblings; clinic default, needs clinical review';

/** What the evidence states once for all behavioral siblings. */
const SHARED = {
  ...NOT_STATED_YET,
  category: 'behavioral',
  trialDays: known(days(56), ROW),
  assessmentDays: [56],
  kernel: kernel(7, 28, 56, 60),
  prior: prior(-0.4, 1.0),
  benefit: known('Small.', ROW),
  grade: known('B', `${ROW}; effect small`),
  sideEffects: [sideEffect('Memories of trauma may come up', 'Pueden aparecer recuerdos de un trauma', ROW)],
} as const satisfies Partial<Modality>;

export const BEHAVIORAL_SIBLINGS: readonly Modality[] = [
  {
    ...SHARED,
    id: 'biofeedback',
    name: text('Biofeedback', 'Biorretroalimentación'),
    class: 'biofeedback',
    tags: ['psychological', 'foundation'],
    mechanism: known('Shows a body signal, such as muscle tension, so that it can be changed on purpose.', CITE.clinicDefault),
    benefit: known('Small. NICE: not for chronic primary pain.', 'NICE NG193 as summarised; benefit: shared row of the behavioral siblings'),
    plain: {
      involves: text(
        'Sensors show you a signal from your body, such as muscle tension. You learn to change it.',
        'Unos sensores le muestran una señal de su cuerpo, como la tensión muscular. Aprende a cambiarla.',
      ),
      expect: text('It is judged after about 8 weeks. The effect is usually small.', 'Se valora después de unas 8 semanas. El efecto suele ser pequeño.'),
      wont: text(
        'It does not treat the cause of the pain, and experts advise against it when no other disease explains the pain.',
        'No trata la causa del dolor, y se desaconseja cuando ninguna otra enfermedad explica el dolor.',
      ),
      source: PLAIN_GENERAL,
    },
  },
  {
    ...SHARED,
    id: 'relaxation',
    name: text('Relaxation training', 'Entrenamiento en relajación'),
    class: 'relaxation',
    tags: ['psychological', 'self-management', 'foundation'],
    mechanism: known('Lowers muscle tension and arousal by breathing and muscle exercises.', CITE.clinicDefault),
    plain: {
      involves: text(
        'You learn slow breathing and how to let muscles go loose, and practise it every day.',
        'Aprende a respirar despacio y a soltar los músculos, y lo practica cada día.',
      ),
      expect: text(
        'It is judged after about 8 weeks. The effect is usually small; some people sleep better.',
        'Se valora después de unas 8 semanas. El efecto suele ser pequeño; algunas personas duermen mejor.',
      ),
      wont: text('It does not cure the cause of the pain and needs regular practice.', 'No cura la causa del dolor y necesita práctica regular.'),
      source: PLAIN_GENERAL,
    },
  },
  {
    ...SHARED,
    id: 'hypnosis',
    name: text('Hypnosis', 'Hipnosis'),
    class: 'hypnosis',
    tags: ['psychological', 'foundation'],
    mechanism: known('Uses focused attention and suggestion to change how pain is felt.', CITE.clinicDefault),
    plain: {
      involves: text(
        'A trained therapist guides you into calm, focused attention and suggests other ways to feel the pain.',
        'Un terapeuta formado le guía a una atención tranquila y le sugiere otras formas de sentir el dolor.',
      ),
      expect: text(
        'You stay in control. It is judged after about 8 weeks; the effect is usually small.',
        'Usted mantiene el control. Se valora después de unas 8 semanas; el efecto suele ser pequeño.',
      ),
      wont: text('It does not remove the cause of the pain.', 'No quita la causa del dolor.'),
      source: PLAIN_GENERAL,
    },
  },
  {
    ...SHARED,
    id: 'pne',
    name: text('Pain neuroscience education', 'Educación en neurociencia del dolor'),
    class: 'education',
    tags: ['education', 'foundation'],
    mechanism: known('Explains how pain works, so that pain feels less like a sign of damage.', CITE.clinicDefault),
    pairsWith: ['pt_exercise'],
    plain: {
      involves: text(
        'Someone explains with pictures and stories how pain works in nerves and brain.',
        'Alguien le explica con dibujos e historias cómo funciona el dolor en los nervios y el cerebro.',
      ),
      expect: text(
        'Knowing more can make moving feel safer. The effect on pain is usually small.',
        'Saber más puede dar seguridad para moverse. El efecto en el dolor suele ser pequeño.',
      ),
      wont: text(
        'Knowledge alone seldom changes pain; it goes together with moving more.',
        'El conocimiento solo rara vez cambia el dolor; va junto con moverse más.',
      ),
      source: PLAIN_GENERAL,
    },
  },
  {
    ...SHARED,
    id: 'self_management',
    name: text('Self-management programme', 'Programa de automanejo'),
    class: 'self-management',
    tags: ['self-management', 'education', 'foundation'],
    mechanism: known('Builds skills for planning, pacing and flares in daily life.', CITE.clinicDefault),
    pairsWith: ['pt_exercise', 'cbt'],
    plain: {
      involves: text(
        'You learn, alone or with others, to set goals, plan your day, pace yourself and handle flares.',
        'Aprende, solo o con otras personas, a fijar metas, planear el día, dosificar el esfuerzo y manejar las crisis.',
      ),
      expect: text(
        'It is judged after about 8 weeks. The effect on pain is usually small; confidence may grow.',
        'Se valora después de unas 8 semanas. El efecto en el dolor suele ser pequeño; puede crecer la confianza.',
      ),
      wont: text('It does not cure the pain and does not replace other care.', 'No cura el dolor y no sustituye otra atención.'),
      source: PLAIN_GENERAL,
    },
  },
  {
    ...SHARED,
    id: 'prt_eaet',
    name: text('Pain reprocessing or emotional awareness therapy (PRT/EAET)', 'Terapia de reprocesamiento del dolor o de conciencia emocional (PRT/EAET)'),
    class: 'emotion-focused',
    tags: ['psychological', 'foundation'],
    mechanism: known('Works on fear of pain and on emotions that keep the alarm of the nervous system on.', CITE.clinicDefault),
    plain: {
      involves: text(
        'With a therapist you look at what your body alarm reacts to and at feelings that go with the pain.',
        'Con un terapeuta observa a qué reacciona la alarma de su cuerpo y qué emociones acompañan al dolor.',
      ),
      expect: text(
        'It is judged after about 8 weeks. Hard feelings may come up on the way.',
        'Se valora después de unas 8 semanas. Por el camino pueden surgir emociones difíciles.',
      ),
      wont: text(
        'It does not say that the pain is made up, and it does not repair joints or nerves.',
        'No dice que el dolor sea inventado y no repara articulaciones ni nervios.',
      ),
      source: PLAIN_GENERAL,
    },
  },
  {
    ...SHARED,
    id: 'cbt_i',
    name: text('CBT for insomnia (CBT-I)', 'Terapia cognitivo-conductual para el insomnio (TCC-I)'),
    class: 'cognitive-behavioral',
    tags: ['psychological', 'sleep', 'foundation'],
    mechanism: known('Resets sleep habits and the link between bed and sleep.', CITE.clinicDefault),
    pairsWith: ['amitriptyline', 'nortriptyline'],
    plain: {
      involves: text(
        'You keep a sleep diary and change when and how you go to bed, with a therapist.',
        'Lleva un diario del sueño y cambia cuándo y cómo se acuesta, con un terapeuta.',
      ),
      expect: text(
        'Nights may be harder at first. It is judged after about 8 weeks, first by your sleep.',
        'Al principio las noches pueden ser más difíciles. Se valora después de unas 8 semanas, primero por el sueño.',
      ),
      wont: text('It does not treat the cause of the pain.', 'No trata la causa del dolor.'),
      source: PLAIN_GENERAL,
    },
  },
  {
    ...SHARED,
    id: 'peer_group',
    name: text('Peer support group', 'Grupo de apoyo entre personas con dolor'),
    class: 'peer-support',
    tags: ['self-management', 'group', 'foundation'],
    mechanism: known('People with pain share what helps and keep each other practising.', GUIDE, 'guide'),
    pairsWith: ['cbt', 'act', 'self_management'],
    plain: {
      involves: text(
        'You meet other people who live with pain and share what helps.',
        'Se reúne con otras personas que viven con dolor y comparten lo que ayuda.',
      ),
      expect: text(
        'Feeling understood, and help to keep up skills after a therapy ends. The effect on pain is usually small.',
        'Sentirse comprendido y ayuda para mantener lo aprendido al terminar una terapia. El efecto en el dolor suele ser pequeño.',
      ),
      wont: text('It is not medical treatment and does not replace it.', 'No es un tratamiento médico y no lo sustituye.'),
      source: source(GUIDE, 'guide'),
    },
  },
];
