import type { Context, Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { ROLES, type Role } from "../../../accounts/staff.ts";
import { DomainError } from "../../../errors.ts";
import type { ConsoleDeps } from "../deps.ts";

export const ACCOUNTS = "/console/comptes";

type Form = Record<string, string | File | (string | File)[]>;

const textOf = (form: Form, name: string): string => {
  const value = form[name];
  return typeof value === "string" ? value : "";
};

const rolesOf = (form: Form): Role[] => {
  const given = [form.roles ?? []].flat();
  return ROLES.filter((role) => given.includes(role));
};

const formOf = (c: Context): Promise<Form> => c.req.parseBody({ all: true });

type Deps = Pick<ConsoleDeps, "accounts">;

export const postInvitation =
  ({ accounts }: Deps): Handler =>
  async (c) => {
    const form = await formOf(c);
    const { id } = await accounts.invite(staffOf(c), {
      email: textOf(form, "email"),
      roles: rolesOf(form),
      function: textOf(form, "function"),
      organisation: textOf(form, "organisation"),
      advisorId: textOf(form, "advisorId"),
    });
    return c.redirect(`${ACCOUNTS}?fait=invitation&invitation=${encodeURIComponent(id)}`, 303);
  };

export const postCancellation =
  ({ accounts }: Deps): Handler =>
  async (c) => {
    await accounts.cancelInvitation(staffOf(c), c.req.param("id") ?? "");
    return c.redirect(`${ACCOUNTS}?fait=annulation`, 303);
  };

export const postChange =
  ({ accounts }: Deps): Handler =>
  async (c) => {
    const form = await formOf(c);
    await accounts.change(staffOf(c), c.req.param("id") ?? "", {
      roles: rolesOf(form),
      function: textOf(form, "function"),
      organisation: textOf(form, "organisation"),
      advisorId: textOf(form, "advisorId"),
    });
    return c.redirect(`${ACCOUNTS}?fait=changement`, 303);
  };

export const postState =
  ({ accounts }: Deps, disabled: boolean): Handler =>
  async (c) => {
    await accounts.change(staffOf(c), c.req.param("id") ?? "", { disabled });
    return c.redirect(`${ACCOUNTS}?fait=${disabled ? "desactivation" : "reactivation"}`, 303);
  };

export const postReview =
  ({ accounts }: Deps): Handler =>
  async (c) => {
    const form = await formOf(c);
    const upTo = textOf(form, "upTo");
    if (!/^\d{1,9}$/.test(upTo))
      throw new DomainError("entree-invalide", "Ce formulaire est incomplet. Rouvrez la page des comptes.");
    const justified = [form.justified ?? []].flat().filter((id) => typeof id === "string");
    await accounts.review(staffOf(c), { upTo: Number(upTo), justified, remark: textOf(form, "remark") });
    return c.redirect(`${ACCOUNTS}?fait=revue`, 303);
  };
