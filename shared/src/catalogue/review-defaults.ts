/** Days after the end of a course on which a booster or practice check is due (rule SEQ-16). */
export const BOOSTERS = [30, 90, 180, 365] as const;
/** Tolerances and sources that several entries share, worded once. */
export const CITE = {
  clinicDefault: 'Clinic default; needs clinical review',
  sequencing: 'Clinic sequencing default; needs clinical review',
  hhs: 'HHS Pain Management Best Practices Inter-Agency Task Force, May 2019',
  ngNice: 'NICE NG193, as summarised by i-base.info and medicinesresources.nhs.uk',
  asra: 'ASRA interventional pain guideline on antithrombotics (Narouze, Reg Anesth Pain Med 2018;43:225-262)',
  massageSpacing: 'Expected effect is taken as gone when the next session is later than 14–28 days; clinic default, needs clinical review',
} as const;
