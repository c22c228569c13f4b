import { addDays } from '@stagewell/shared/dates';
import type { Stretch } from './bar';
import type { CourseLine } from './course-lines';

/** Days that a procedure opens for its partner: on its own row the relief to be used, on the partner's when to begin. */
export interface Relief extends Stretch {
  readonly kind: 'relief' | 'begin';
  /** Name of the procedure. */
  readonly procedure: string;
}

type Windows = Record<'relief' | 'begin', Relief> & { readonly tags: readonly string[]; readonly courseId: string };

const windowsOf = ({ modality, bar, name, course }: CourseLine): Windows | null => {
  const pairing = modality?.pairing.value ?? null;
  if (pairing === null) return null;
  const from = addDays(bar.startsOn, pairing.startFrom);
  const until = (days: number) => addDays(bar.startsOn, days + 1);
  return {
    courseId: course.id,
    tags: pairing.partnerTags,
    relief: { kind: 'relief', procedure: name, from, to: until(pairing.windowEnd ?? pairing.startTo) },
    begin: { kind: 'begin', procedure: name, from, to: until(pairing.startTo) },
  };
};

const isPartner = (line: CourseLine, { tags, courseId }: Windows): boolean =>
  line.state === 'planned' && line.course.id !== courseId && tags.some((tag) => line.modality?.tags.includes(tag));

/** The windows to be drawn on each row, by course id; what the catalogue pairs with nothing opens none. */
export const reliefsOf = (lines: readonly CourseLine[]): ReadonlyMap<string, readonly Relief[]> => {
  const windows = lines.flatMap((line) => windowsOf(line) ?? []);
  const rows = lines.map((line): [string, readonly Relief[]] => [
    line.course.id,
    windows.flatMap((one) => {
      if (one.courseId === line.course.id) return [one.relief];
      return isPartner(line, one) ? [one.begin] : [];
    }),
  ]);
  return new Map(rows.filter(([, reliefs]) => reliefs.length > 0));
};
