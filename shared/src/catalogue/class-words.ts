/** Classes that are written otherwise than their id. */
const WRITTEN: Readonly<Record<string, string>> = {
  nsaid: 'NSAID',
  'topical-nsaid': 'topical NSAID',
  snri: 'SNRI',
  tca: 'tricyclic antidepressant',
  'drg-stimulation': 'dorsal root ganglion stimulation',
  'interdisciplinary-programme': 'interdisciplinary program',
  'topical-anaesthetic': 'topical anesthetic',
  'acceptance-commitment': 'acceptance and commitment therapy',
  'cognitive-behavioral': 'cognitive behavioral therapy',
};

/** A class of the catalogue as it is written in a sentence: "SNRI", "gabapentinoid", "muscle relaxant". */
export const classWords = (id: string): string => WRITTEN[id] ?? id.replaceAll('-', ' ');
