/** The mark of the product: three courses of cut stone. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden className="size-5 shrink-0" fill="currentColor">
      <path d="M3 3.5h9v3.6H3zM13.4 3.5H17v3.6h-3.6z" opacity=".55" />
      <path d="M3 8.4h4.2V12H3zM8.6 8.4H17V12H8.6z" opacity=".8" />
      <path d="M3 13.3h7.6v3.6H3zM12 13.3h5v3.6h-5z" />
    </svg>
  );
}
