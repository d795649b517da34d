// Everything that the page itself sees, kept across its documents. It holds what it needs, since the page breaks things.
{
  const { getItem, setItem } = Storage.prototype;
  const storage = sessionStorage;
  const write = line => setItem.call(storage, "record", `${getItem.call(storage, "record") || ""}${line}\n`);
  const name = target => target?.id || target?.localName || target?.nodeName || "window";
  const see = event => {
    write(`${event.eventPhase} ${event.type} ${name(event.target)} ${event.isTrusted} ${event.defaultPrevented}`);
    if (event.type !== "error") return;
    // The page's own: nobody else is to hear of them.
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const types = "pointerdown pointerup mousedown mouseup click auxclick keydown keyup input change focusin focusout submit invalid hashchange popstate pagehide error unhandledrejection";
  for (const type of types.split(" ")) {
    addEventListener(type, see, true);
    addEventListener(type, see);
  }
  const observer = new MutationObserver(records => {
    for (let index = 0; index < records.length; index++) write(`mutation ${records[index].type} ${name(records[index].target)}`);
  });
  globalThis.observeAll = () => observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  globalThis.note = write;
}
