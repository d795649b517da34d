// How much of an element is in view (VIS-1, VIS-3): no loop, no polling.

import { appear } from "./appear.ts";
import type { Known } from "./goal.ts";
import type { Host } from "./host.ts";
import { Intersections, map, push } from "#natives";

/** Of what browsers compute. */
const ROUNDED = 0.999;

/** Tells, maybe again, whether so much of a matching element is in view, and whether nothing of it is. */
export function inView(goal: Known, host: Host, selector: string, percent: number, run: (element: Element, seen: boolean, gone: boolean) => void): void {
  /** By the share of its elements that the viewport can hold: 1, but for larger ones. */
  const observers = new Map<number, IntersectionObserver>();
  const observe = (element: Element, most: number) => {
    let observer = observers.get(most);
    if (!observer) {
      const threshold = [percent / 100 * ROUNDED];
      for (let step = 0; step <= 1; step += 0.05) push(threshold, step);
      observer = new Intersections((entries) => host._run(() => void map(entries, (entry) => see(entry, most))), {
        threshold: map(threshold, (step) => step * most),
      });
      observers.set(most, observer);
    }
    observer.observe(element);
  };
  const see = ({ target, boundingClientRect, rootBounds, isIntersecting, intersectionRatio }: IntersectionObserverEntry, known: number) => {
    const { width, height } = boundingClientRect;
    // A frame of another origin is not told.
    const most = (Math.min(width, rootBounds?.width ?? innerWidth) * Math.min(height, rootBounds?.height ?? innerHeight)) / (width * height) || 1;
    // Its size, or the viewport's, is not what it was: other steps are due.
    if (Math.abs(most / known - 1) > 1 - ROUNDED) {
      observers.get(known)!.unobserve(target);
      observe(target, most);
    }
    run(target, isIntersecting && intersectionRatio >= (most * percent * ROUNDED * ROUNDED) / 100, !isIntersecting);
  };
  push(goal._ends, () => {
    for (const observer of observers.values()) observer.disconnect();
  });
  appear(
    goal,
    host,
    selector,
    (element) => observe(element, 1),
    (element) => {
      for (const observer of observers.values()) observer.unobserve(element);
      run(element, false, true);
    },
  );
}
