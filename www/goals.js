import { start } from "./dist/index.js";

start({
  collector: "/collect",
  currency: "EUR",
  flush: { every: 1 },
  goals: [
    {
      id: "buy",
      event: "add_to_cart",
      on: { click: "[data-add-to-cart]" },
      key: { data: "sku" },
      value: { data: "price" },
      items: [
        {
          item_id: { data: "sku" },
          item_name: { data: "name" },
          item_variant: { data: "size" },
          price: { data: "price" },
        },
      ],
    },
    {
      id: "size_guide",
      on: { click: "[data-size-guide]" },
      once: "page",
    },
  ],
});
