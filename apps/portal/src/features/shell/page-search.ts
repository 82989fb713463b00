/** Where `/` leads on a page, the most particular first. */
const searches = ["#page-search", "main input[type=search]", "main input[role=combobox]"];

/** Puts the cursor into the page's own search; false when the page has none. */
export function focusPageSearch(): boolean {
  const search = searches
    .map((selector) => document.querySelector<HTMLInputElement>(selector))
    .find((found) => found !== null);
  search?.focus();
  search?.select();
  return search !== undefined;
}
