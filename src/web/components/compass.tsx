/** The mark of the service: a compass whose needle takes the accent colour. Purely decorative. */
export const Compass = () => (
  <svg class="compass" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
    <circle cx="16" cy="16" r="14" fill="none" stroke="currentColor" stroke-width="1.5" />
    <path
      d="M16 2v3M16 27v3M2 16h3M27 16h3"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      fill="none"
    />
    <path class="needle" d="M21.5 7 18 18l-4-4z" />
    <path d="M10.5 25 14 14l4 4z" fill="currentColor" />
  </svg>
);
