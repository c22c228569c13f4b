import { Directive, ElementRef, inject } from '@angular/core';

/** Pans what it stands on by dragging its empty places with a mouse; a finger pans it anyway. */
@Directive({
  selector: '[appPan]',
  host: {
    '(pointerdown)': 'press($event)',
    '(pointermove)': 'slide($event)',
    '(pointerup)': 'release()',
    '(pointercancel)': 'release()',
  },
})
export class Pan {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** Where the pointer would be if nothing were scrolled, pixels. */
  private origin: number | null = null;

  protected press({ target, pointerType, button, clientX, pointerId }: PointerEvent): void {
    const empty = target instanceof Element && target.closest('button, a, input') === null;
    if (!empty || pointerType === 'touch' || button !== 0 || this.element.scrollWidth <= this.element.clientWidth) return;
    this.element.setPointerCapture(pointerId);
    this.origin = clientX + this.element.scrollLeft;
  }

  protected slide({ clientX }: PointerEvent): void {
    if (this.origin !== null) this.element.scrollLeft = this.origin - clientX;
  }

  protected release(): void {
    this.origin = null;
  }
}
