import type { Source } from './modality.js';

/** The guide for patients with treatment-resistant pain that the catalogue's plain texts follow. */
export const GUIDE = "The clinic's patient guide to treatment-resistant chronic pain";

export const SANABRIA_MAZO_2023 = 'Sanabria-Mazo JP et al. Front Psychol 2023;14:1200685 (12 randomised trials and 1 other, n = 1,661)';
export const PETERSON_2018 = 'Peterson K, Anderson J, Bourne D, Mackey K, Helfand M. J Gen Intern Med 2018;33(S1):71-81 (PMID 29633140)';
export const WANG_DOAN_2024 = 'Wang J, Doan LV. Cell Reports Medicine 2024;5(10):101786 (PMC11513809)';
export const COCHRANE_PSYCHOLOGICAL = 'Cochrane review of psychological therapies for chronic pain, CD007407.pub4, as quoted by painlessstudy.com';
export const COCHRANE_EPIDURAL = 'Cochrane review of epidural steroid injection (25 trials), summarised in Am Fam Physician, 1 April 2021; PubMed 33136079';

/** A reference of the guide beside the record it really points to. */
export interface GuideReference {
  readonly guideSaid: string;
  readonly actuallyIs: string;
  /** What the guide takes from it, and how far the record carries that. */
  readonly supports: string;
  readonly source: Source;
}

/** All three references of the guide name the wrong authors; shown side by side wherever the guide is quoted. */
export const GUIDE_REFERENCES: readonly GuideReference[] = [
  {
    guideSaid: 'Kroenke et al. 2018, Journal of General Internal Medicine 33(Suppl 1), 71-81',
    actuallyIs: PETERSON_2018,
    supports:
      'Care models with decision support and proactive monitoring over 9–12 months (NNT 4–13); strength of evidence low, each model rests on one randomised trial, mostly back pain in primary care, searches to October 2016.',
    source: { citation: 'link.springer.com 10.1007/s11606-018-4328-7; ohsu.elsevierpure.com', verification: 'verified' },
  },
  {
    guideSaid: 'Sánchez-Rodríguez et al. 2023, Frontiers in Psychology 14, 1200685',
    actuallyIs: SANABRIA_MAZO_2023,
    supports:
      'CBT improved depression, anxiety and quality of life in people with pain and distress; no significant difference from usual care for pain intensity or catastrophizing.',
    source: { citation: 'frontiersin.org, record and abstract', verification: 'verified' },
  },
  {
    guideSaid: 'Wang C. P. et al. 2024, Frontiers in Pain Research 5, 1456182',
    actuallyIs: WANG_DOAN_2024,
    supports: 'Only the record was checked, not its content; the journal named in the guide is wrong as well.',
    source: { citation: 'ouci.dntb.gov.ua bibliographic record of PMC11513809', verification: 'verified' },
  },
];
