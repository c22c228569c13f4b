import { inject, Injectable } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';

/** Names the tab after the page: "Patients · Stagewell". */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.name(this.buildTitle(snapshot) ?? null);
  }

  /** For pages that know their name only after loading: "Maria Alvarez · Stagewell". */
  name(page: string | null): void {
    this.title.setTitle(page === null ? 'Stagewell' : `${page} · Stagewell`);
  }
}
