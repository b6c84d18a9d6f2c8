import type { Answer } from "../../answering/answer.ts";
import { footprintWords } from "../footprint-words.ts";
import { spaced } from "../typography.ts";

/** What an answer cost, for whoever asks. */
export const AnswerFootprint = ({ answer }: { answer: Answer }) => (
  <details class="answer-footprint">
    <summary>
      Empreinte de cette réponse<span class="visually-hidden"> {answer.reference}</span>
    </summary>
    <p>
      {spaced(footprintWords(answer))} <a href="/stats#empreinte">Comment c'est estimé</a>
    </p>
  </details>
);
