import { computed, inject, Injectable, linkedSignal, signal, type Signal } from '@angular/core';
import type { CatalogueEntry } from '@stagewell/shared/catalogue/modality';
import { addDays, isCalendarDate, laterOf, type CalendarDate } from '@stagewell/shared/dates';
import { applyFixToBoard } from '@stagewell/shared/plans/apply-fix';
import { addCourse, addStage, changeCourse, courseOf, moveCourse, moveCourses, removeCourse } from '@stagewell/shared/plans/board';
import type { Chart } from '@stagewell/shared/plans/chart';
import { type FixPreview, previewFix } from '@stagewell/shared/plans/fix-preview';
import { EDITABLE } from '@stagewell/shared/plans/lifecycle';
import { documentOf } from '@stagewell/shared/plans/sequencing-document';
import type { Accepting, Board, CourseDraft, PlanView, StageDraft } from '@stagewell/shared/plans/plan';
import { type Around, blockedForPatient, suggestedBackup } from '@stagewell/shared/plans/suggested-backup';
import { evaluate } from '@stagewell/shared/sequencing/evaluate';
import type { Evaluation, Fix } from '@stagewell/shared/sequencing/finding';
import { ChartStore } from '../chart/chart-store';
import { Announce } from '../platform/announce';
import { newKey } from '../platform/idempotency';
import { Session } from '../platform/session';
import { dayText } from '../ui/day';
import { type CourseLine, findingWords, keptLines, linesOf } from './course-lines';
import type { Place } from './adding';
import type { Suggested } from './course-suggestions';
import { changed, type Edit, isDirty, keepBoth, keepMine, openEdit, redone, refreshed, restored, savedAs, takeTheirs, undone } from './edit';
import { PlansApi } from './plans-api';

/** An edit that is not saved, and the version that it began with. */
export interface Unsaved {
  readonly planId: string;
  readonly baseVersion: number;
  readonly board: Board;
}

/** Days between the last planned start and the day offered for the next one: far enough to tell what helps. */
const NEXT_START_DAYS = 14;
const NOTHING: Evaluation = { findings: [], notEvaluable: [], passed: [] };

/**
 * The plan while it is edited. Every way of changing it comes through here, so that each gives the same plan, can be
 * undone and is said aloud. Edits are kept by person and plan for as long as the page lives: looking something up in
 * another section, or signing in again, loses nothing.
 */
@Injectable()
export class PlanEditor {
  private readonly store = inject(ChartStore);
  private readonly api = inject(PlansApi);
  private readonly session = inject(Session);
  private readonly announce = inject(Announce);

  private readonly edits = signal<ReadonlyMap<string, Edit>>(new Map());
  /** As it was read last; somebody may have saved since this edit began. */
  readonly stored = computed(() => this.store.chart()?.plan ?? null);
  /** Whose edit of which plan. */
  readonly key = computed(() => `${this.session.me()?.accountId} ${this.stored()?.id}`);
  private readonly edit = computed<Edit | null>(() => {
    const plan = this.stored();
    const kept = this.edits().get(this.key());
    if (plan === null) return null;
    return kept === undefined ? openEdit(plan) : refreshed(kept, plan);
  });

  /** The course whose details are open. */
  readonly selectedId = signal<string | null>(null);
  /** What was filled in for a course when it was added in this visit, by course id; a person may have changed it since. */
  readonly suggested = signal<ReadonlyMap<string, Suggested>>(new Map());
  readonly saving = signal(false);
  readonly failure = signal<unknown>(null);
  /** The last thing to be said when the bar is let go; `null` = nobody holds one. */
  private unsaid: string | null = null;

  /** As the server holds it; `null` = there is none. */
  readonly plan = computed(() => this.edit()?.base ?? null);
  readonly board = computed(() => this.edit()?.board ?? null);
  readonly dirty = computed(() => {
    const edit = this.edit();
    return edit !== null && isDirty(edit);
  });
  /** What is on the screen and not on the server; `null` = nothing. */
  readonly unsaved = computed<Unsaved | null>(() => {
    const edit = this.edit();
    return edit === null || !isDirty(edit) ? null : { planId: edit.base.id, baseVersion: edit.base.version, board: edit.board };
  });
  readonly canUndo = computed(() => (this.edit()?.past.length ?? 0) > 0);
  readonly canRedo = computed(() => (this.edit()?.future.length ?? 0) > 0);
  readonly editable = computed(() => {
    const plan = this.plan();
    return plan !== null && EDITABLE.includes(plan.state) && this.session.may('plan.write');
  });
  readonly catalogue = this.store.catalogue;
  readonly rules = this.store.rules;
  readonly chart = computed<Chart | null>(() => {
    const chart = this.store.chart();
    return chart === undefined ? null : { ...chart, plan: this.plan() };
  });
  /** Treatments on the board that the catalogue no longer has: then nothing can be judged. */
  readonly missing = computed(() => [...new Set((this.board()?.courses ?? []).map(({ modalityId }) => modalityId).filter((id) => !this.catalogue().has(id)))]);
  readonly evaluation = computed<Evaluation>(() => {
    const around = this.around(this.board());
    return around === null ? NOTHING : evaluate(documentOf(around.chart, around.board, around.catalogue, around.chart.today), around.rules);
  });
  /** Lines of courses that nothing happened to stay the same objects. */
  readonly lines: Signal<readonly CourseLine[]> = linkedSignal<unknown, readonly CourseLine[]>({
    source: () => this.evaluation(),
    computation: (_, before) => {
      const [plan, board] = [this.plan(), this.board()];
      return plan === null || board === null ? [] : keptLines(linesOf(board, plan, this.catalogue(), this.evaluation()), before?.value ?? []);
    },
  }).asReadonly();
  readonly selected = computed(() => this.lines().find(({ course }) => course.id === this.selectedId()) ?? null);
  readonly nextStart = computed(() => {
    const today = this.chart()?.today ?? '';
    return this.lines().reduce((day, { course }) => laterOf(day, addDays(course.startsOn, NEXT_START_DAYS)), today);
  });

  /** Puts a course to another first day, its length kept. A day that does not exist changes nothing. */
  move(courseId: string, startsOn: CalendarDate, merge: string | null = null): void {
    if (!isCalendarDate(startsOn)) return;
    this.apply((board) => moveCourse(board, courseId, startsOn), merge);
    this.say(`${this.nameOf(courseId)} starts ${dayText(startsOn)}.`);
  }

  /** Puts a course to another planned last day; `null` = ongoing. One before its first day changes nothing. */
  resize(courseId: string, endsOn: CalendarDate | null, merge: string | null = null): void {
    const course = this.board()?.courses.find(({ id }) => id === courseId);
    if (course === undefined || (endsOn !== null && (!isCalendarDate(endsOn) || endsOn < course.startsOn))) return;
    this.change(courseId, { endsOn }, merge);
    this.say(endsOn === null ? `${this.nameOf(courseId)} is ongoing.` : `${this.nameOf(courseId)} ends ${dayText(endsOn)}.`);
  }

  /** Puts courses on other first days, by course id, as one step of undo. */
  restage(starts: Readonly<Record<string, CalendarDate>>, merge: string | null = null): void {
    this.apply((board) => moveCourses(board, starts), merge);
    this.say(`${Object.keys(starts).length} courses have new days.`);
  }

  moveBy(courseId: string, days: number): void {
    const course = this.board()?.courses.find(({ id }) => id === courseId);
    if (course !== undefined) this.move(courseId, addDays(course.startsOn, days));
  }

  change(courseId: string, change: Partial<CourseDraft>, merge: string | null = null): void {
    this.apply((board) => changeCourse(board, courseId, (course) => ({ ...course, ...change })), merge);
  }

  remove(courseId: string): void {
    const name = this.nameOf(courseId);
    this.apply((board) => removeCourse(board, courseId));
    if (this.selectedId() === courseId) this.selectedId.set(null);
    this.say(`${name} removed.`);
  }

  /** Several at once, as one step of undo. */
  removeAll(courseIds: readonly string[]): void {
    this.apply((board) => courseIds.reduce(removeCourse, board));
    if (courseIds.includes(this.selectedId() ?? '')) this.selectedId.set(null);
    this.say(`${courseIds.length} courses removed.`);
  }

  add(modality: CatalogueEntry, place: Place): void {
    const id = newKey();
    this.apply((board) => this.filled(addCourse(board, courseOf(modality, { id, ...place })), id));
    this.selectedId.set(id);
    this.say(`${modality.name.en} added, starting ${dayText(place.startsOn)}.`);
  }

  addStage(name: string): void {
    this.apply((board) => addStage(board, { id: newKey(), name, purpose: '' }));
  }

  changeStage(stageId: string, change: Partial<Pick<StageDraft, 'name' | 'purpose'>>): void {
    this.apply((board) => ({ ...board, stages: board.stages.map((stage) => (stage.id === stageId ? { ...stage, ...change } : stage)) }), `stage:${stageId}`);
  }

  changePlan(change: Partial<Pick<Board, 'title' | 'urgentReason'>>): void {
    this.apply((board) => ({ ...board, ...change }), 'plan');
  }

  /** Puts another board on the screen, as one step of undo. */
  put(board: Board, what: string): void {
    this.apply(() => board);
    this.say(what);
  }

  /** What a fix would settle and bring; `null` = nothing can be judged now. */
  readonly previewOf = (fix: Fix): FixPreview | null => {
    const around = this.around(this.board());
    return around === null ? null : previewFix(fix, around, this.evaluation());
  };

  /** The backup to offer for a course; `null` = there is none, or what it depends on is not known. */
  readonly backupFor = (courseId: string): string | null => {
    const around = this.around(this.board());
    const course = around?.board.courses.find(({ id }) => id === courseId);
    return around === null || course === undefined ? null : suggestedBackup(course, around);
  };

  /** Treatments that are blocked for this patient, by id; the board changes nothing about that. Empty = not known. */
  readonly blocked = computed<ReadonlySet<string>>(() => {
    const [chart, catalogue, rules] = [this.chart(), this.catalogue(), this.rules()];
    return chart === null || this.missing().length > 0 ? new Set() : blockedForPatient({ chart, catalogue, rules });
  });

  /** `words` say what it does. */
  applyFix(fix: Fix, words: string): void {
    const newId = newKey();
    this.apply((board) => this.filled(applyFixToBoard(board, fix, { catalogue: this.catalogue(), newId }), newId));
    const left = this.evaluation().findings.length;
    this.announce.politely(`Fixed: ${words}; ${left === 1 ? '1 finding' : `${left === 0 ? 'no' : left} findings`} left.`);
  }

  undo(): void {
    this.update(undone);
    this.say('Undone.');
  }

  redo(): void {
    this.update(redone);
    this.say('Done again.');
  }

  /** Rejects with an `ApiProblem`; what is on the screen stays, whatever the server says. */
  async save(accepted: Accepting = {}): Promise<void> {
    const edit = this.edit();
    if (edit === null) return;
    this.saving.set(true);
    this.failure.set(null);
    try {
      const plan = await this.api.saveBoard(edit.base, { ...edit.board, ...accepted });
      this.update((now) => savedAs(now, plan, edit.board));
      this.store.reload();
    } finally {
      this.saving.set(false);
    }
  }

  /** Takes in what was added beside the plan; the version that this edit began with stays, so that no save of others is passed over. */
  append({ addenda, snoozes }: PlanView): void {
    this.update((edit) => ({ ...edit, base: { ...edit.base, addenda, snoozes } }));
    this.store.reload();
  }

  /** Takes in what the server answered to a step of the plan or of a course. */
  adopt(plan: PlanView): void {
    this.update((edit) => (isDirty(edit) ? { ...edit, base: plan } : savedAs(edit, plan, edit.board)));
    this.store.reload();
  }

  keepMine(theirs: PlanView): void {
    this.update((edit) => keepMine(edit, theirs));
  }

  keepBoth(theirs: PlanView, both: Board): void {
    this.update((edit) => keepBoth(edit, theirs, both));
  }

  /** Shows an edit again that was kept when its window closed; one that is on the screen is not touched. */
  restore(base: PlanView, board: Board): void {
    this.update((edit) => (edit.base.id !== base.id || isDirty(edit) ? edit : restored(base, board)));
  }

  takeTheirs(theirs: PlanView): void {
    this.update((edit) => takeTheirs(edit, theirs));
    this.store.reload();
  }

  nameOf(courseId: string): string {
    return this.lines().find(({ course }) => course.id === courseId)?.name ?? 'The course';
  }

  /** While a bar is in somebody's hand nothing is said; what came of it is, once, when it is let go. */
  hold(holding: boolean): void {
    const left = this.unsaid;
    this.unsaid = holding ? '' : null;
    if (!holding && left) this.say(left);
  }

  /** Says what happened, and how many findings there are now. */
  private say(what: string): void {
    if (this.unsaid !== null) this.unsaid = what;
    else this.announce.politely(`${what} ${findingWords(this.evaluation().findings)}.`);
  }

  /** The board with what a new course leaves open: whoever adds it is responsible, and the backup is the one to offer. */
  private filled(board: Board, courseId: string): Board {
    const [around, course] = [this.around(board), board.courses.find(({ id }) => id === courseId)];
    if (around === null || course === undefined) return board;
    const suggested: Suggested = { responsibleId: this.session.me()?.accountId ?? null, backupModalityId: suggestedBackup(course, around) };
    this.suggested.update((all) => new Map(all).set(courseId, suggested));
    return changeCourse(board, courseId, (one) => ({ ...one, ...suggested }));
  }

  /** What a board is judged against; `null` = nothing can be judged now. */
  private around(board: Board | null): Around | null {
    const chart = this.chart();
    return chart === null || board === null || this.missing().length > 0 ? null : { chart, board, catalogue: this.catalogue(), rules: this.rules() };
  }

  private apply(change: (board: Board) => Board, merge: string | null = null): void {
    if (this.editable()) this.update((edit) => changed(edit, change(edit.board), merge));
  }

  private update(change: (edit: Edit) => Edit): void {
    const edit = this.edit();
    if (edit !== null) this.edits.update((edits) => new Map(edits).set(this.key(), change(edit)));
  }
}
