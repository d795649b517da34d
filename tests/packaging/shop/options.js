/** Two goals that count, each with a part that is loaded on demand (prices are `sources`, a form is `forms`), and one that is wrong:
 * it has something to say, which only `?debug` asks for. */
export const options = {
  collector: "/collect",
  currency: "EUR",
  goals: [
    {
      id: "buy",
      event: "add_to_cart",
      on: { click: "[data-add-to-cart]" },
      key: { data: "sku" },
      value: { data: "price" },
      items: [{ item_id: { data: "sku" }, item_name: { data: "name" }, price: { data: "price" } }],
      send: "now",
    },
    { id: "wrong", on: { clik: "[data-add-to-cart]" } },
    { id: "newsletter", event: "generate_lead", on: { submit: "form" }, send: "now" },
  ],
  debug: location.search === "?debug",
  onDiagnostic: ({ code, path }) => globalThis.problems.push(`${code} ${path}`),
};

globalThis.problems = [];
