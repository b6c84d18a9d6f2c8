/** The graduated ring of a compass, behind the welcome. Purely decorative. */
export const Bezel = () => (
  <div class="bezel" aria-hidden="true">
    <svg viewBox="0 0 200 200" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor">
        <circle cx="100" cy="100" r="97" stroke-width="0.8" />
        {/* Ticks are dashes of wide circles: 72 of five degrees, 12 of thirty. */}
        <circle cx="100" cy="100" r="92" stroke-width="5" pathLength={720} stroke-dasharray="1 9" />
        <circle cx="100" cy="100" r="89" stroke-width="11" pathLength={720} stroke-dasharray="1.6 58.4" />
        <circle cx="100" cy="100" r="70" stroke-width="0.8" />
      </g>
      <path class="needle" d="M128 50 108 104 92 96z" />
      <path d="M72 150 92 96 108 104z" fill="currentColor" />
    </svg>
  </div>
);
