/** Remembered at most; beyond, the oldest is forgotten: a thing may count again. */
const MOST = 5_000;

/** Texts as numbers. */
export class Numbers {
  _known = new Map<string, number>();
  _last = 0;

  _of(text: string): number {
    let number = this._known.get(text);
    if (number === undefined) this._known.set(text, (number = this._last++));
    if (this._known.size > MOST) this._known.delete(this._known.keys().next().value!);
    return number;
  }
}
