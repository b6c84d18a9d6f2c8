/** Why a file, or a part of one, did not go in. `line` counts from 1, null when the whole file is meant. */
export type Rejection = { file: string; line: number | null; reason: string };

export class RejectedError extends Error {
  constructor(readonly rejections: Rejection[]) {
    super(rejections.map(describeRejection).join("\n"));
    this.name = "RejectedError";
  }
}

export const describeRejection = ({ file, line, reason }: Rejection): string =>
  `${file}${line === null ? "" : `:${line}`} : ${reason}`;
