// The shop itself. It knows nothing of what is tracked.

const buy = document.querySelector("[data-add-to-cart]");
const count = document.querySelector("#cart-count");
const said = document.querySelector("#said");

for (const size of document.querySelectorAll("input[name=size]")) {
  size.addEventListener("change", choose);
  if (size.checked) choose({ target: size }); // A browser may restore an earlier choice.
}

function choose({ target: { value } }) {
  buy.dataset.size = value;
  buy.dataset.sku = `SKERRY-${value}`;
}

buy.addEventListener("click", () => {
  count.value = Number(count.value) + 1;
  said.textContent = `Added: ${buy.dataset.name}, size ${buy.dataset.size}`;
});
