/** A secret address to keep: nobody will show it again. */
export const KeptAddress = ({ label, address }: { label: string; address: string }) => (
  <>
    <label for="adresse">{label}</label>
    <div class="line">
      <input id="adresse" readonly value={address} />
      <button type="button" data-copy-from="adresse" hidden>
        Copier
      </button>
    </div>
    <p id="status" role="status" class="help spaced" />
  </>
);
