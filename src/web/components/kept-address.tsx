/** A secret address to keep: nobody will show it again. */
export const KeptAddress = ({ label, address }: { label: string; address: string }) => (
  <>
    <label for="adresse">{label}</label>
    <div class="line kept">
      {/* Of several lines: on a phone, a field of one line would cut it. */}
      <textarea id="adresse" rows={2} readonly spellcheck={false}>
        {address}
      </textarea>
      <button type="button" data-copy-from="adresse" hidden>
        Copier
      </button>
    </div>
    <p id="status" role="status" class="help spaced" />
  </>
);
