/** What an answer about the person's own data leads to, a tap away. */
export const RightsActions = () => (
  <p class="actions rights">
    <a href="/conversation/effacer">Effacer maintenant</a>{" "}
    <a href="/conversation/export" download>
      Télécharger
    </a>{" "}
    <a href="/mes-donnees#entreprise">Corriger</a> <a href="/mes-donnees#oppositions">S'opposer</a>
  </p>
);
