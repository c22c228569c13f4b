import { GRADES, type CatalogueEntry } from '@stagewell/shared/catalogue/modality';
import { servesSame } from '@stagewell/shared/plans/suggested-backup';
import { CATEGORY_LOOKS } from '../ui/category-chip';
import { GRADE_WORDS } from '../ui/grade-chip';
import type { Catalogue, CourseLine } from './course-lines';

/** Treatments under one heading, to choose from. */
export interface BackupGroup {
  readonly word: string;
  readonly choices: readonly { readonly id: string; readonly words: string }[];
}

/** What the letters behind the names say. */
export const GRADE_LEGEND = `In brackets, the evidence: ${GRADES.map((grade) => `${grade} = ${GRADE_WORDS[grade]}`).join('; ')}; ? = not known.`;

const byName = (a: CatalogueEntry, b: CatalogueEntry): number => a.name.en.localeCompare(b.name.en);

/**
 * All treatments but the course's own: those for the same purpose first, then by category, each by name; what is blocked
 * for this patient is marked and stands last. Groups that hold nothing are left out.
 */
export const backupGroups = ({ course, modality }: CourseLine, catalogue: Catalogue, blocked: ReadonlySet<string>): readonly BackupGroup[] => {
  const others = [...catalogue.values()].filter(({ id }) => id !== course.modalityId).toSorted(byName);
  const open = others.filter(({ id }) => !blocked.has(id));
  const same = modality === undefined ? [] : open.filter((entry) => servesSame(modality, entry));
  const rest = open.filter((entry) => !same.includes(entry));
  const group = (word: string, entries: readonly CatalogueEntry[], mark = ''): BackupGroup => ({
    word,
    choices: entries.map(({ id, name, grade }) => ({ id, words: `${name.en} (${grade.value ?? '?'})${mark}` })),
  });
  const categories = Object.entries(CATEGORY_LOOKS).map(([category, { word }]) =>
    group(
      word,
      rest.filter((entry) => entry.category === category),
    ),
  );
  const last = group(
    'Blocked for this patient',
    others.filter(({ id }) => blocked.has(id)),
    ': blocked',
  );
  return [group('For the same purpose', same), ...categories, last].filter(({ choices }) => choices.length > 0);
};
