/** One row of the collector, as an item of the list. */
export function row(data) {
  const item = element("li", "row");
  const head = element("div", "head");
  head.append(element("strong", "event", data.event), clock(data.time));
  item.append(head);

  const facts = element("dl", "facts-of");
  for (const [name, value] of pairs(data)) {
    facts.append(element("dt", "", name), element("dd", "", value));
  }
  item.append(facts);

  const all = element("details", "all");
  all.append(element("summary", "", "All fields"), element("pre", "", JSON.stringify(data, null, 2)));
  all.lastElementChild.tabIndex = 0;
  item.append(all);
  return item;
}

function pairs({ key, value, currency, items, goal, category }) {
  const [first] = items ?? [];
  return [
    ["Item", first && [first.item_id, first.item_name].filter(Boolean).join(" · ")],
    ["Value", value != null && (currency ? money(value, currency) : String(value))],
    ["Key", !first && key],
    ["Goal", goal],
    ["Category", category],
  ].filter(([, text]) => text);
}

function money(value, currency) {
  return new Intl.NumberFormat("en", { style: "currency", currency }).format(value);
}

function clock(time) {
  const node = element("time", "", new Date(time).toLocaleTimeString("en-GB"));
  node.dateTime = time;
  return node;
}

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}
